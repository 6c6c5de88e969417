/**
 * The worker's page in a real browser: keys, answers in AWS's forms, and hostile templates. Skipped where there is no Chromium
 * (`SAGEBRUSH_TEST_CHROMIUM`, else `chromium` or its like on the PATH; `.ci/run` installs Debian's).
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { type Browser, chromium, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { clients } from '../support/clients.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { jobEnd, makeJob, makeTeam, type Team } from './labeling-support.ts';
import { put, readText, until } from './support.ts';

const executablePath = findChromium();
const skip = executablePath === undefined && 'there is no chromium on the PATH, and SAGEBRUSH_TEST_CHROMIUM names none';

function findChromium(): string | undefined {
  const named = process.env['SAGEBRUSH_TEST_CHROMIUM'];
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  return [named ?? '', ...folders.flatMap((folder) => names.map((name) => path.join(folder, name)))].find(
    (file) => file !== '' && existsSync(file),
  );
}

/** 8 × 4 pixels, all of one colour. */
const IMAGE =
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4"><rect width="8" height="4"/></svg>';

/** A PNG of one pixel. */
const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('the worker’s page', { skip }, () => {
  let server: TestServer;
  let sdk: ReturnType<typeof clients>;
  let team: Team;
  let browser: Browser;
  let page: Page;
  let frame: FrameLocator;
  before(async () => {
    server = await startServer();
    sdk = clients(server.url);
    team = await makeTeam(sdk, 'people');
    // Chromium's own sandbox wants a user that is not root.
    const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    browser = await chromium.launch({ args, ...(executablePath !== undefined && { executablePath }) });
    page = await browser.newPage({ viewport: { width: 1000, height: 700 } });
    page.setDefaultTimeout(120_000);
    frame = page.frameLocator('#frame');
    await page.goto(team.portal);
    await page.fill('#name', 'ada');
    await page.keyboard.press('Enter');
  });
  after(async () => {
    try {
      await browser?.close();
    } finally {
      await server?.close();
    }
  });

  /** Opens the only job there is. */
  async function start(name: string): Promise<void> {
    await page.locator('#jobs li', { hasText: name }).getByRole('button', { name: 'Start' }).click();
    await frame.locator('crowd-form').waitFor();
  }

  /** What the only worker answered for the first object. */
  async function answered(name: string): Promise<unknown> {
    const job = await jobEnd(sdk, name);
    assert.equal(job.LabelingJobStatus, 'Completed', job.FailureReason);
    const output = await readText(sdk.s3, job.LabelingJobOutput?.OutputDatasetS3Uri ?? '');
    const [, uri = ''] = /"worker-response-ref":"([^"]+)"/.exec(output) ?? [];
    const { answers } = JSON.parse(await readText(sdk.s3, uri)) as { answers: { answerContent: unknown }[] };
    return answers[0]?.answerContent;
  }

  /** Presses a key until it has shown what it does: a new task's frame takes the focus a moment after it is there. */
  async function press(key: string, shows: Locator): Promise<void> {
    await until(`${key} works`, async () => {
      await page.keyboard.press(key);
      return shows.waitFor({ timeout: 500 }).then(
        () => true,
        () => undefined,
      );
    });
  }

  it('classifies by keys alone, one object after the other', async () => {
    const template = `<script src="https://assets.crowd.aws/crowd-html-elements.js"></script>
      <crowd-form><crowd-classifier name="mood" categories="['good', 'it\\'s bad']" header="Mood?">
      <classification-target>{{ task.input.source }}</classification-target>
      <full-instructions header="How">Long.</full-instructions><short-instructions>Short.</short-instructions>
      </crowd-classifier></crowd-form>`;
    await makeJob(sdk, team, 'keys', template, [{ source: '<b>one</b>' }, { source: 'two' }]);
    await start('keys');
    await frame.getByText('<b>one</b>').waitFor();
    await press('Enter', frame.getByText('Choose a category first.'));
    const chosen = frame.getByRole('radio', { checked: true });
    await press('2', chosen);
    await press('Enter', frame.getByText('two'));
    await press('1', chosen);
    await page.keyboard.press('Enter');
    assert.deepEqual(await answered('keys'), { mood: { label: "it's bad" } });
    // The job is over: the page goes back to the list by itself.
    await page.getByText('There is nothing to label right now').waitFor();
  });

  it('answers as AWS’s elements do', async () => {
    const template = `<crowd-form>
      <crowd-input name="tag" label="Tag" required max-length="10"></crowd-input><crowd-input name="empty"></crowd-input>
      <crowd-text-area name="essay" label="Essay"></crowd-text-area>
      <crowd-checkbox name="is" value="blurry">Blurry</crowd-checkbox><crowd-checkbox name="is" value="dim" checked>Dim</crowd-checkbox>
      <crowd-checkbox name="sure">Sure</crowd-checkbox>
      <crowd-radio-group><crowd-radio-button name="a" value="yes">Yes</crowd-radio-button>
      <crowd-radio-button name="b" value="no">No</crowd-radio-button></crowd-radio-group>
      <crowd-slider name="much" min="1" max="10" value="3"></crowd-slider>
      <crowd-classifier-multi-select name="all" categories="['x', 'y', 'z']" exclusion-category="{ text: 'None' }" header="h">
      <classification-target>t</classification-target></crowd-classifier-multi-select>
      <crowd-image-classifier name="pet" categories="['cat', 'dog']" src='${IMAGE}' header="h"></crowd-image-classifier>
      <input name="own" value="v"><input type="checkbox" name="flag" value="on">
      <crowd-instructions link-text="Help"><short-summary>s</short-summary></crowd-instructions></crowd-form>`;
    await makeJob(sdk, team, 'fields', template, [{ source: 'a' }]);
    await start('fields');
    await frame.getByRole('button', { name: 'Submit' }).click();
    await frame.getByText(/^Tag: /).waitFor();
    await frame.getByLabel('Tag').fill('blue');
    await frame.getByLabel('Essay').fill('one\ntwo');
    await frame.getByText('No', { exact: true }).click();
    await frame.getByText('None', { exact: true }).click();
    await frame.getByText('x', { exact: true }).click();
    await frame.getByText('z', { exact: true }).click();
    await frame.getByText('dog', { exact: true }).click();
    await frame.getByRole('button', { name: 'Submit' }).click();
    assert.deepEqual(await answered('fields'), {
      tag: 'blue',
      essay: 'one\ntwo',
      is: { blurry: false, dim: true },
      sure: { on: false },
      a: { yes: false },
      b: { no: true },
      much: 3,
      all: { labels: ['x', 'z'] },
      pet: { label: 'dog' },
      own: 'v',
      flag: { on: false },
    });
  });

  it('draws boxes in the image’s own pixels', async () => {
    const template = `<crowd-form><crowd-bounding-box name="boxes" header="h" labels="['Cat', 'Dog']" src='${IMAGE}'
      initial-value="[{ label: 'Cat', left: 1, top: 1, width: 2, height: 1, },]"></crowd-bounding-box>
      <style>.crowd-stage img { width: 400px }</style></crowd-form>`;
    await makeJob(sdk, team, 'drawn', template, [{ source: 'a' }]);
    await start('drawn');
    await frame.locator('.crowd-box').waitFor();
    await press('2', frame.getByRole('radio', { name: 'Dog', checked: true }));
    const { x = 0, y = 0 } = (await frame.locator('.crowd-stage img').boundingBox()) ?? {};
    await page.mouse.move(x + 200, y + 50);
    await page.mouse.down();
    await page.mouse.move(x + 400, y + 200);
    await page.mouse.up();
    await page.keyboard.press('Enter');
    assert.deepEqual(await answered('drawn'), {
      boxes: {
        boundingBoxes: [
          { height: 1, label: 'Cat', left: 1, top: 1, width: 2 },
          { height: 3, label: 'Dog', left: 4, top: 1, width: 4 },
        ],
        inputImageProperties: { height: 4, width: 8 },
      },
    });
  });

  it('keeps a hostile template from the portal, its token and the server', async () => {
    const theirs = clients(server.url, { accessKeyId: '999999999999', secretAccessKey: 'x' });
    await theirs.s3.send(new CreateBucketCommand({ Bucket: 'theirs' }));
    await put(theirs.s3, 's3://theirs/secret.png', PIXEL);
    await put(sdk.s3, 's3://labels/ours.png', PIXEL);
    const attack = `<crowd-form><crowd-input name="seen"></crowd-input></crowd-form><script>
      const seen = {};
      const tries = async (name, work) => { try { seen[name] = String(await work()); } catch (error) { seen[name] = 'refused'; } };
      const image = (src) => new Promise((resolve, reject) => {
        const one = new Image(); one.onload = () => resolve('shown'); one.onerror = reject; one.src = src; });
      window.attack = Promise.all([
        tries('address', () => parent.location.href),
        tries('document', () => parent.document.title),
        tries('storage', () => localStorage.length),
        tries('cookie', () => document.cookie),
        tries('referrer', () => document.referrer),
        tries('fetch', () => fetch('/', { mode: 'no-cors', method: 'POST' })),
        tries('object', () => image('/labels/hostile/manifest')),
        tries('linked', () => image('{{ "s3://labels/ours.png" | grant_read_access }}')),
        tries('foreign', () => image('{{ "s3://theirs/secret.png" | grant_read_access }}')),
        tries('top', () => { top.location = 'about:blank'; return 'gone'; }),
      ]).then(() => seen);
    </script>`;
    await makeJob(sdk, team, 'hostile', attack, [{ source: 'a' }]);
    await start('hostile');
    const inside = page.frames().find((one) => one.url().includes('/work-frame/'));
    const seen = await inside?.evaluate<Record<string, string>>('window.attack');
    assert.deepEqual(seen, {
      address: 'refused',
      document: 'refused',
      storage: 'refused',
      cookie: 'refused',
      referrer: '',
      fetch: 'refused',
      object: 'refused',
      linked: 'shown',
      foreign: 'refused',
      top: 'refused',
    });
    assert.ok(page.url() === team.portal);
    // It cannot put another document of this server into its place either.
    await inside?.evaluate(`setTimeout(() => { location.href = '/labels/hostile/template'; })`);
    const away = async () => page.frames().some((one) => one.url().startsWith('chrome-error:')) || undefined;
    await until('the frame is refused', away);
    assert.ok(!page.frames().some((one) => one.url().includes('/labels/')));
  });
});
