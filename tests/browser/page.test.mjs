// The page of a document: text on one side, records on the other.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { barriers, close, convert, open, ours, phone, screenshot } from './setup.mjs';

let at;
before(() => (at = convert('pages', ours)));
after(close);

const current = (page) => page.locator('.card.current');
const inView = (locator) =>
  locator.evaluate((element) => {
    const box = element.getBoundingClientRect(), pane = element.closest('.pane').getBoundingClientRect();
    return box.top >= pane.top - 1 && box.top < pane.bottom;
  });

test('a click on a sentence leads to its record, and one on the record to the sentence', async () => {
  const page = await open(at('documents/council.html'), { height: 500 });
  await page.locator('.m', { hasText: 'It was agreed to defer' }).click();
  assert.match(await current(page).innerText(), /Decision 3\s+deferred/);
  assert.ok(await inView(current(page)));
  const id = await current(page).getAttribute('id');
  assert.ok(page.url().endsWith('#' + id));
  assert.equal(await page.evaluate(() => document.activeElement.id), id);

  await page.locator('#text').evaluate((text) => text.scrollTo(0, 0));
  await page.locator('.card.decision').nth(2).locator('.words').click();
  const piece = page.locator('.m.current').first();
  assert.match(await piece.innerText(), /It was agreed to defer/);
  assert.ok(await inView(piece));
  assert.ok(await piece.evaluate((element) => element === document.activeElement));
  assert.deepEqual(page.complaints, []);
});

test('the keyboard does the same', async () => {
  const page = await open(at('documents/council.html'));
  await page.locator('.m', { hasText: 'ACTION: Clerk to report' }).focus();
  await page.keyboard.press('Enter');
  assert.match(await current(page).innerText(), /Action 2/);
  await page.keyboard.press('Enter');
  assert.match(await page.evaluate(() => document.activeElement.textContent), /ACTION: Clerk to report/);
  await page.keyboard.press('Enter');
  const before = await current(page).innerText();
  await page.keyboard.press('ArrowDown');
  assert.notEqual(await current(page).innerText(), before);
  // every record that can be pointed to can be reached by tabulator
  const reached = await page.evaluate(() => document.querySelectorAll('#text a.m:not([tabindex])').length);
  assert.ok(reached >= 12, `${reached}`);
});

test('where records overlap every click leads one further out', async () => {
  const page = await open(at('documents/council.html'));
  const mark = page.locator('.m.in-footnote').first();
  assert.match(await mark.getAttribute('class'), /l1-decision l2-footnote/);
  await mark.click();
  assert.match(await current(page).innerText(), /Footnote 1/);
  await mark.click();
  assert.match(await current(page).innerText(), /Decision 1/);
  await mark.click();
  assert.match(await current(page).innerText(), /Footnote 1/);
});

test('a footnote leads to its text, and its marks lead to the footnote', async () => {
  const page = await open(at('documents/council.html'), { height: 400 });
  await page.locator('.card.footnote .where a').first().click();
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Dated 2 April/);
  assert.ok((await page.locator('.m.current').count()) >= 2);
  const ids = await page.locator('[id]').evaluateAll((elements) => elements.map((element) => element.id));
  assert.equal(new Set(ids).size, ids.length);
});

test('links lead to records by number and by identifier, and to lines', async () => {
  const page = await open(at('documents/council.html#decision-3'), { height: 400 });
  assert.match(await current(page).innerText(), /Decision 3/);
  assert.ok(await inView(current(page)));
  assert.ok(await inView(page.locator('.m.current').first()));
  const id = await current(page).getAttribute('id');
  const again = await open(at(`documents/council.html#${id}`));
  assert.match(await current(again).innerText(), /Decision 3/);
  await page.goto(at('documents/council.html#decision-1'));
  assert.match(await current(page).innerText(), /Decision 1/);
  await page.goBack();
  assert.match(await current(page).innerText(), /Decision 3/);
  const line = await open(at('documents/council.html#L18'), { height: 400 });
  assert.ok(await inView(line.locator('#L18')));
  const nothing = await open(at('documents/council.html#decision-99'));
  assert.equal(await current(nothing).count(), 0);
  assert.deepEqual([...page.complaints, ...line.complaints, ...nothing.complaints], []);
});

test('a record tells where it stands, by which rule, how sure that is, and what is derived', async () => {
  const page = await open(at('documents/council.html'));
  const card = await page.locator('.card.decision').first().innerText();
  for (const part of [/lines 9–10/, /decisions\.decided: resolved/, /confidence \d+ %/, /Mover\s+Dunn/]) assert.match(card, part);
  await page.locator('.card.decision dd a', { hasText: 'Dunn' }).first().click();
  assert.match(await current(page).innerText(), /C\. Dunn/);
  assert.ok((await page.locator('dd.derived .tag').count()) > 0);
  // what has no place stands above the text, the rest under its line
  const other = await open(at('documents/hostile.html'));
  assert.match(await other.locator('#text > :first-child').innerText(), /M102/);
  const note = other.locator('.note').nth(1);
  assert.match(await note.evaluate((element) => element.previousElementSibling.textContent), /It was RESOLVED to pay/);
  await note.locator('a').click();
  assert.match(await current(other).innerText(), /M106/);
});

test('kinds of records can be hidden', async () => {
  const page = await open(at('documents/council.html'));
  const button = page.locator('.kinds button[data-kind=decision]');
  await button.click();
  assert.equal(await button.getAttribute('aria-pressed'), 'false');
  assert.equal(await page.locator('.section.decision').isVisible(), false);
  await page.locator('.m.in-decision').first().click();
  assert.ok(await current(page).isVisible(), 'what is asked for is shown');
});

test('hostile text stays text', async () => {
  const page = await open(at('documents/hostile.html#decision-1'));
  const text = await page.locator('#text').innerText();
  for (const part of [
    '<script>window.attacked = 1</script> Parish Council',
    '<img src=x onerror="window.attacked = 2">',
    '1. </script><script>window.attacked = 5</script>',
    '<a href="javascript:window.attacked=6">the &lt;invoice&gt;</a>',
    '{{ title }} @ROWS@ @SHARDS@ ${window.attacked = 7} <!-- --> ]]>',
  ]) assert.ok(text.includes(part), part);
  assert.equal(await page.locator('main img, main script, main svg, [href^="javascript:" i], [onerror], [onload]').count(), 0);
  for (const link of await page.locator('main a').all()) await link.dispatchEvent('click');
  assert.equal(await page.evaluate(() => window.attacked), undefined);
  assert.deepEqual(page.complaints, []);
});

test('a page refuses scripts that are not its own', async () => {
  const page = await open(at('documents/council.html'));
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.attacked = 1';
    document.body.append(script);
    document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.attacked = 2">');
  });
  await page.waitForTimeout(100);
  assert.equal(await page.evaluate(() => window.attacked), undefined);
  assert.ok(page.complaints.some((complaint) => /Content Security Policy/.test(complaint)));
});

test('on a phone one side is shown at a time, and nothing is wider than the screen', async () => {
  const page = await open(at('documents/council.html'), phone);
  assert.equal(await page.locator('#records').isVisible(), false);
  await screenshot(page, 'page-phone');
  await page.locator('.m', { hasText: 'It was agreed to defer' }).click();
  assert.ok(await current(page).isVisible());
  assert.equal(await page.locator('#text').isVisible(), false);
  await screenshot(page, 'page-phone-records');
  await page.getByRole('button', { name: 'Text' }).click();
  assert.ok(await inView(page.locator('.m.current').first()));
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), phone.width);
});

test('axe finds nothing, light or dark, wide or narrow', async () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const size of [{}, phone]) {
      const page = await open(at('documents/council.html#decision-1'), { colorScheme, ...size });
      assert.deepEqual(await barriers(page), []);
      if (!size.width) await screenshot(page, `page-${colorScheme}`);
      await page.close();
    }
  }
  assert.deepEqual(await barriers(await open(at('documents/hostile.html'))), []);
});

test('both sides are printed', async () => {
  const page = await open(at('documents/council.html'), phone);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('#text').isVisible());
  assert.ok(await page.locator('#records').isVisible());
  assert.equal(await page.locator('.switch').isVisible(), false);
  const overflow = await page.locator('.pane').evaluateAll((panes) => panes.map((pane) => getComputedStyle(pane).overflow));
  assert.deepEqual(overflow, ['visible', 'visible'], 'nothing is cut off');
});

test('without scripts both sides are there and their links work', async () => {
  const page = await open(at('documents/council.html'), { javaScriptEnabled: false, ...phone });
  assert.ok(await page.locator('#text').isVisible());
  assert.ok(await page.locator('#records').isVisible());
  await page.locator('.card.decision .where a').first().click();
  assert.match(page.url(), /#t-decision-/);
});
