// SPDX-License-Identifier: GPL-3.0-or-later
// Lucene 8 at the work that peers.sh gives to all: lines of a title, a tabulator and a text.
//   LucenePeer import DIRECTORY FILE THREADS   FrenchAnalyzer, positions and offsets, text stored, merged to one segment
//   LucenePeer query DIRECTORY QUERIES         nine times to warm the compiler, then three times; prints ten titles with a
//                                              snippet, and percentiles to stderr
import java.io.*;
import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;
import org.apache.lucene.store.FSDirectory;

public final class LucenePeer {
  private static final Analyzer ANALYZER = new FrenchAnalyzer();
  private static final String[] FIELDS = {"title", "body"};

  public static void main(String[] args) throws Exception {
    if (args.length == 4 && args[0].equals("import")) importAll(args[1], args[2], Integer.parseInt(args[3]));
    else if (args.length == 3 && args[0].equals("query")) query(args[1], args[2]);
    else throw new IllegalArgumentException("import DIRECTORY FILE THREADS, or query DIRECTORY QUERIES");
  }

  private static void importAll(String directory, String file, int threads) throws Exception {
    FieldType type = new FieldType(TextField.TYPE_STORED);
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS);
    IndexWriterConfig config = new IndexWriterConfig(ANALYZER).setRAMBufferSizeMB(64);
    BlockingQueue<Optional<String>> lines = new ArrayBlockingQueue<>(1000);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    List<Future<?>> work = new ArrayList<>();
    try (IndexWriter writer = new IndexWriter(FSDirectory.open(Paths.get(directory)), config);
         BufferedReader reader = Files.newBufferedReader(Paths.get(file), StandardCharsets.UTF_8)) {
      for (int i = 0; i < threads; ++i)
        work.add(pool.submit(() -> {
          for (Optional<String> line = lines.take(); line.isPresent(); line = lines.take()) {
            String[] parts = line.get().split("\t", 2);
            Document document = new Document();
            for (int field = 0; field < parts.length; ++field)
              document.add(new Field(FIELDS[field], parts[field], type));
            writer.addDocument(document);
          }
          return null;
        }));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) lines.put(Optional.of(line));
      for (int i = 0; i < threads; ++i) lines.put(Optional.empty());
      for (Future<?> each : work) each.get();
      writer.forceMerge(1);
    } finally {
      pool.shutdown();
    }
  }

  private static List<String> analysed(String text) throws IOException {
    List<String> terms = new ArrayList<>();
    try (TokenStream stream = ANALYZER.tokenStream("body", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) terms.add(term.toString());
      stream.end();
    }
    return terms;
  }

  /** Words that must all be there, words between OR, or a phrase in quotes; in the title or in the text. */
  private static Query parsed(String text) throws IOException {
    boolean any = text.contains(" OR ");
    List<String> terms = analysed(text.replace(" OR ", " "));
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    if (text.startsWith("\"")) {
      for (String field : FIELDS)
        query.add(new PhraseQuery(field, terms.toArray(new String[0])), BooleanClause.Occur.SHOULD);
      return query.build();
    }
    for (String term : terms) {
      BooleanQuery.Builder word = new BooleanQuery.Builder();
      for (String field : FIELDS) word.add(new TermQuery(new Term(field, term)), BooleanClause.Occur.SHOULD);
      query.add(word.build(), any ? BooleanClause.Occur.SHOULD : BooleanClause.Occur.MUST);
    }
    return query.build();
  }

  private static void query(String directory, String file) throws Exception {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false, "UTF-8");
    try (IndexReader reader = DirectoryReader.open(FSDirectory.open(Paths.get(directory)))) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setQueryCache(null);
      UnifiedHighlighter highlighter = new UnifiedHighlighter(searcher, ANALYZER);
      List<String> queries = Files.readAllLines(Paths.get(file), StandardCharsets.UTF_8);
      List<Double> times = new ArrayList<>();
      for (int pass = 0; pass < 12; ++pass)
        for (String line : queries) {
          long start = System.nanoTime();
          Query query = parsed(line.substring(line.indexOf('\t') + 1));
          TopDocs found = searcher.search(query, 10);
          String[] snippets = highlighter.highlight("body", query, found, 1);
          for (int i = 0; i < snippets.length; ++i)
            out.println(searcher.doc(found.scoreDocs[i].doc).get("title") + "\t" + snippets[i]);
          if (pass >= 9) times.add((System.nanoTime() - start) / 1e6);
        }
      out.flush();
      Collections.sort(times);
      double[] at = {.5, .95, .99, 1};
      for (int i = 0; i < at.length; ++i) at[i] = times.get((int) (at[i] * (times.size() - 1)));
      System.err.printf(Locale.ROOT, "timing: n=%d p50=%.2f p95=%.2f p99=%.2f max=%.2f ms%n", times.size(), at[0], at[1], at[2], at[3]);
    }
  }
}
