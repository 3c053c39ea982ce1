// Nanoseconds a telephone number and an e-mail address of JavaScript's libraries, in node.
//
//     npm install libphonenumber-js validator
//     node benches/peers/measure.mjs PHONES EMAILS
//
// The files hold one text a line (`cargo run -p gospablik-benches --bin mix phones`). Parse,
// validity and kind are timed for numbers, the answer for addresses; the best of five passes.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

// Packages are looked up where the command is run.
const require = createRequire(join(process.cwd(), 'measure.js'));
const lines = (path) => readFileSync(path, 'utf8').trim().split('\n');
const [phones, emails] = process.argv.slice(2, 4).map(lines);

const begin = performance.now();
const { parsePhoneNumberFromString } = require('libphonenumber-js/max');
const read = (text) => {
  const number = parsePhoneNumberFromString(text, 'RU');
  number?.getType();
  return number?.isValid() ?? false;
};
read('8 (86137) 5-12-34');
const first = performance.now() - begin;

function best(texts, answer) {
  let least = Infinity;
  let valid = 0;
  for (let pass = 0; pass < 5; pass++) {
    const start = performance.now();
    valid = texts.filter(answer).length;
    least = Math.min(least, ((performance.now() - start) * 1e6) / texts.length);
  }
  return [least.toFixed(0), valid];
}

const [time, valid] = best(phones, read);
const version = (name) => require(`${name}/package.json`).version;
console.log(`libphonenumber-js ${version('libphonenumber-js')} max: ${time} ns a number, ` +
  `first call ${first.toFixed(1)} ms, ${valid} of ${phones.length} valid`);
const isEmail = require('validator/lib/isEmail');
const [mail, right] = best(emails, (text) => isEmail(text));
console.log(`validator.js ${version('validator')}: ${mail} ns an address, ` +
  `${right} of ${emails.length} valid`);
