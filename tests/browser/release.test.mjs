// The page of a release.

import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { barriers, close, open, phone, release, screenshot } from './setup.mjs';

let at;
before(() => (at = release('release')));
after(close);

test('in light and dark, on a screen and a phone, there are no barriers, and nothing is wider than the screen', async () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const size of [{ width: 1280, height: 900 }, phone]) {
      const page = await open(at('index.html'), { colorScheme, ...size });
      await screenshot(page, `release-${colorScheme}-${size.width}`);
      await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
      assert.deepEqual(await barriers(page), []);
      assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), size.width);
      assert.deepEqual(page.complaints, []);
    }
  }
});

test('everything can be read and reached without scripts', async () => {
  const page = await open(at('index.html'), { javaScriptEnabled: false });
  assert.equal(await page.locator('figure svg').count(), 2);
  await page.locator('summary', { hasText: 'Decisions' }).click();
  assert.ok(await page.locator('#table-decisions td', { hasText: 'agreed, noted, deferred' }).isVisible());
  const links = await page.locator('a[href]:not([href*=":"]):not([href^="#"])').all();
  assert.ok(links.length > 20);
  for (const link of links) assert.ok(existsSync(fileURLToPath(at(await link.getAttribute('href')))));
});

test('axe sees a barrier where there is one', async () => {
  const page = await open(at('index.html'));
  await page.evaluate(() => document.querySelector('svg').setAttribute('aria-labelledby', 'nothing'));
  await page.evaluate(() => document.querySelectorAll('svg title').forEach((title) => title.remove()));
  assert.match((await barriers(page)).join(' '), /svg-img-alt/);
});
