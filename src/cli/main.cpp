// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/cli/program.hpp"

int main(int argc, char** argv) { return archive::cli::run_program(argc, argv); }
