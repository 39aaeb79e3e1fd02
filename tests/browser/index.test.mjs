// The index of a folder: meetings, records, numbers.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { barriers, close, convert, file, open, ours, phone, screenshot } from './setup.mjs';

const MANY = 2000;

/// Minutes of a body on a day, with what is particular to them.
function minutes(body, date, particular) {
  return `${body}

Minutes of the meeting held on ${date} in the Village Hall

Present: Cllr A. Bell (Chair), Cllr C. Dunn
Apologies: Cllr G. Hale

1. Finance
It was RESOLVED to accept the tender for ${particular}, proposed by Cllr Dunn and seconded by Cllr Bell.

2. Footpaths
It was agreed to defer the repair of stile ${particular}.
ACTION: Clerk to write to the County Council about ${particular} by 21 December.
`;
}

let at, large;
before(() => {
  at = convert('index', (input) => {
    ours(input);
    file(input, 'ash-2019.txt', minutes('Ashby Parish Council', '4 June 2019', 'a Größe of drains'));
    file(input, 'ash-2021.txt', minutes('Ashby Parish Council', '6 July 2021', 'the pensions of clerks'));
    file(input, 'index.txt', minutes('Ashby Parish Council', '7 July 2022', 'an index'));
  });
  large = convert('large', (input) => {
    for (let number = 0; number < MANY; number += 1) {
      const date = `${1 + (number % 28)} May ${1990 + (number % 35)}`;
      file(input, `${number}.txt`, minutes(`Parish ${number % 40} Council`, date, `case ${number}`));
    }
  });
});
after(close);

const rows = (page) => page.locator('#list tbody tr');
const hits = (page) => page.locator('#list .hits li');

test('meetings are listed, the latest first, and lead to their pages', async () => {
  const page = await open(at('index.html'));
  assert.equal(await rows(page).count(), 5);
  assert.match(await rows(page).first().innerText(), /2024-06-04/);
  await page.getByRole('button', { name: 'Date' }).click();
  assert.match(await rows(page).first().innerText(), /2019-06-04/);
  await rows(page).nth(2).locator('a').click();
  assert.match(page.url(), /documents\/index\.html$/);
  await page.getByRole('link', { name: 'All meetings' }).click();
  assert.equal(await rows(page).count(), 5);
  assert.deepEqual(page.complaints, []);
});

test('filters by body, year, kind and words lead to records', async () => {
  const page = await open(at('index.html'));
  await page.getByRole('combobox', { name: 'Body' }).selectOption('Ashby Parish Council');
  await page.locator('#status', { hasText: '3 meetings' }).waitFor();
  await page.getByRole('combobox', { name: 'From' }).selectOption('2021');
  await page.locator('#status', { hasText: '2 meetings' }).waitFor();
  await page.getByRole('combobox', { name: 'Records' }).selectOption('decision');
  await page.locator('#status', { hasText: /^4 records$/ }).waitFor();
  await page.getByLabel('Words in any record').fill('PENSION tender');
  await page.locator('#status', { hasText: /^1 record$/ }).waitFor();
  assert.deepEqual(await page.locator('mark').allInnerTexts(), ['tender', 'pension']);
  // what is asked for can be kept as an address
  const kept = await open(page.url());
  await kept.locator('#status', { hasText: /^1 record$/ }).waitFor();
  await hits(page).first().locator('a').click();
  assert.match(page.url(), /documents\/ash-2021\.html#decision-/);
  assert.match(await page.locator('.card.current').innerText(), /pensions of clerks/);
  await page.goBack();
  await page.locator('#status', { hasText: /^1 record$/ }).waitFor();
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.locator('#status', { hasText: '5 meetings' }).waitFor();
  assert.deepEqual([...page.complaints, ...kept.complaints], []);
});

test('words are found whatever their accents, and nothing is said to be nothing', async () => {
  const page = await open(at('index.html#words=grosse&kind=decision'));
  await page.locator('#status', { hasText: /^0 records$/ }).waitFor();
  assert.match(await page.locator('#list').innerText(), /Nothing fits/);
  await page.getByLabel('Words in any record').fill('größe drains');
  await page.locator('#status', { hasText: /^2 records$/ }).waitFor();
  await page.getByLabel('Words in any record').fill('grOße drains');
  await page.locator('#status', { hasText: /^2 records$/ }).waitFor();
  await page.getByLabel('Words in any record').fill('no such words');
  await page.locator('#status', { hasText: /^0 records$/ }).waitFor();
});

test('numbers are drawn, and told to those who do not see them', async () => {
  const page = await open(at('index.html'));
  const labels = await page.locator('#charts svg').evaluateAll((charts) => charts.map((chart) => chart.getAttribute('aria-label')));
  assert.equal(labels.length, 4);
  assert.match(labels[0], /2019: 1; 2020: 0; 2021: 1; 2022: 1; 2023: 0; 2024: 2/);
  assert.match(labels[1], /deferred: 4/);
  assert.match(labels[2], /A\. Bell: 3 of 3/);
  assert.match(labels[2], /G\. Hale: 0 of 3/);
  assert.match(labels[3], /under 3 months: \d+; 3 to 12 months: 0; 1 to 2 years: 1; 2 years and more: 2/);
  await page.getByRole('combobox', { name: 'To' }).selectOption('2019');
  await page.locator('#charts svg[aria-label="2019: 1"]').waitFor();
});

test('hostile text stays text', async () => {
  const page = await open(at('index.html#words=attacked'));
  await hits(page).first().waitFor();
  assert.ok((await hits(page).count()) >= 4);
  assert.match(await page.locator('#list').innerText(), /<script>window\.attacked = 5<\/script>/);
  assert.equal(await page.locator('main img, main script, [href^="javascript:" i]').count(), 0);
  assert.equal(await page.evaluate(() => window.attacked), undefined);
  assert.deepEqual(page.complaints, []);
});

test('axe finds nothing, light or dark, wide or narrow', async () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const size of [{}, phone]) {
      for (const hash of ['', '#words=resolved']) {
        const page = await open(at('index.html' + hash), { colorScheme, ...size });
        await (hash ? hits(page) : rows(page)).first().waitFor();
        assert.deepEqual(await barriers(page), []);
        assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= (size.width ?? 1280));
        await screenshot(page, `index${hash && '-records'}-${colorScheme}${size.width ? '-phone' : ''}`);
        await page.close();
      }
    }
  }
});

test(`the index of ${MANY} documents can be used at once`, async () => {
  const page = await open(large('index.html'));
  const times = [];
  // the other tests run at the same time: one free moment is enough
  for (let turn = 0; turn < 10 && !times.some((time) => time < 300); turn += 1) {
    await page.reload();
    times.push(await page.evaluate(() => performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd));
  }
  assert.ok(Math.min(...times) < 300, `${times} ms`);
  assert.match(await page.locator('#status').innerText(), /2,000 meetings/);
  assert.equal(await rows(page).count(), 100);
  await page.getByRole('button', { name: 'Show more' }).click();
  assert.equal(await rows(page).count(), 200);
  await page.getByLabel('Words in any record').fill('stile case 1234');
  await page.locator('#status', { hasText: /^2 records$/ }).waitFor({ timeout: 5000 });
  console.log(`first use after ${times.map(Math.round).join(', ')} ms`);
  assert.deepEqual(page.complaints, []);
});
