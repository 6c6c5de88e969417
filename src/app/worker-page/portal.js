/**
 * The worker's portal: who is here, which jobs there are, one task after the other. It talks to the server below its own address, which
 * holds the team's token, and to the frame with the job's template by messages. What comes from the frame is anybody's making: of its
 * messages only an answer (plain data) and a key are taken, and only from the frame itself.
 */

const $ = (id) => document.getElementById(id);
const POLL_MS = 3000;
const frame = $('frame');
const nameKey = `sagebrush-worker ${location.pathname}`;

let worker = readName();
/** The job that is worked on, and the task in hand. */
let job;
let task;
let sending = false;
let timer;

async function call(name, input) {
  const response = await fetch(name, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ worker, ...input }),
  });
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw Object.assign(new Error(body.message ?? `The server answered ${response.status}.`), body);
  return body;
}

function show(view) {
  for (const id of ['sign-in', 'list', 'work']) $(id).hidden = id !== view;
  $('who').hidden = worker === undefined;
  $('worker').textContent = worker ?? '';
}

function say(text) {
  $('message').textContent = text;
  $('message').hidden = text === '';
}

/** Does it, and says what went wrong; answers the error where there was one. */
async function attempt(work) {
  try {
    await work();
    return undefined;
  } catch (error) {
    say(error instanceof TypeError ? 'The server cannot be reached. Trying again…' : error.message);
    return error;
  }
}

// Who --------------------------------------------------------------------------------------------------------------------------

function readName() {
  try {
    return localStorage.getItem(nameKey) ?? undefined;
  } catch {
    return undefined;
  }
}

function keepName(name) {
  worker = name;
  try {
    localStorage.setItem(nameKey, name);
  } catch {
    // Private windows keep nothing: he is asked again next time.
  }
}

function askName() {
  show('sign-in');
  $('name').value = worker ?? '';
  $('name').focus();
}

$('name-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const name = $('name').value.trim();
  if (name === '') return;
  keepName(name);
  openList();
});
$('rename').addEventListener('click', () => {
  leaveTask();
  askName();
});

// Jobs -------------------------------------------------------------------------------------------------------------------------

function openList() {
  leaveTask();
  job = undefined;
  show('list');
  look();
}

/** Looks again and again, at the list or for the next task, whatever is shown. */
async function look() {
  clearTimeout(timer);
  if (!$('list').hidden) await attempt(listJobs);
  else if (!$('work').hidden && task === undefined) await attempt(takeTask);
  else if (!$('work').hidden) showTime();
  timer = setTimeout(look, task === undefined ? POLL_MS : 1000);
}

async function listJobs() {
  const { team, jobs } = await call('jobs', {});
  say('');
  $('team').textContent = team.name;
  $('team').title = team.description;
  document.title = `${team.name} · labeling`;
  $('nothing').hidden = jobs.length > 0;
  // Built anew only where something changed: a button that is about to be pressed stays.
  const state = JSON.stringify(jobs);
  if ($('jobs').dataset.state === state) return;
  $('jobs').dataset.state = state;
  $('jobs').replaceChildren(...jobs.map(jobItem));
}

function jobItem(one) {
  const item = document.createElement('li');
  const part = (tag, className, text) => {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    item.append(element);
    return element;
  };
  part('strong', 'title', one.title);
  part('p', 'text', one.description);
  const facts = part('p', 'facts', `${one.job} · ${one.labeled} of ${one.total} labeled `);
  const bar = document.createElement('progress');
  bar.max = one.total;
  bar.value = one.labeled;
  facts.append(bar);
  const button = part('button', 'primary', one.available ? 'Start' : 'Nothing for you now');
  button.disabled = !one.available;
  button.addEventListener('click', () => openJob(one));
  return item;
}

// A task -----------------------------------------------------------------------------------------------------------------------

function openJob(one) {
  job = one;
  $('title').textContent = one.title;
  $('description').textContent = one.description;
  show('work');
  showProgress(one.labeled, one.total);
  look();
}

function showProgress(labeled, total) {
  $('progress').max = total;
  $('progress').value = labeled;
  $('count').textContent = `${labeled} of ${total}`;
}

async function takeTask() {
  const wanted = job;
  const answer = await call('take', { job: wanted.job, render: true });
  if (job !== wanted) return;
  say('');
  const { jobs } = answer.task === null ? await call('jobs', {}) : { jobs: [] };
  const known = jobs.find((one) => one.job === wanted.job);
  if (known !== undefined) showProgress(known.labeled, known.total);
  // A job that is over leaves the list.
  if (answer.task === null && known === undefined) return openList();
  $('waiting').hidden = answer.task !== null;
  $('decline').hidden = answer.task === null;
  if (answer.task === null) return clearFrame();
  task = answer.task;
  showTime();
  // A new document for each task: nothing of the one before is left. It says when it is ready.
  frame.hidden = false;
  frame.src = '/_sagebrush/work-frame/frame.html';
}

function showTime() {
  const left = Math.round((task.expiresAt - Date.now()) / 1000);
  if (left <= 0) {
    leaveTask();
    say('The time for the last task is over. Here is the next one.');
    return look();
  }
  $('time').textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`;
  $('time').className = left < 60 ? 'short' : '';
}

function leaveTask() {
  task = undefined;
  $('time').textContent = '';
  clearFrame();
}

function clearFrame() {
  frame.hidden = true;
  frame.removeAttribute('src');
}

async function finish(work) {
  if (task === undefined || sending) return;
  sending = true;
  const error = await attempt(work).finally(() => {
    sending = false;
  });
  // What was not accepted stays on the screen, to be sent again; a task that is gone cannot be.
  if (error?.code === 'TooLate' || error?.code === 'NoSuchTask') return leaveTask();
  if (error !== undefined) return frame.contentWindow?.postMessage({ type: 'again' }, '*');
  leaveTask();
  say('');
  look();
}

$('back').addEventListener('click', openList);
$('decline').addEventListener('click', () => finish(() => call('decline', { assignment: task.assignment })));

window.addEventListener('message', ({ source, data }) => {
  if (source !== frame.contentWindow || source === null || typeof data !== 'object' || data === null) return;
  if (data.type === 'ready' && task !== undefined) {
    // The frame is in no origin that could be named here.
    frame.contentWindow.postMessage({ type: 'task', html: task.html }, '*');
    frame.focus();
  }
  if (data.type === 'answer' && task !== undefined) {
    const { assignment } = task;
    finish(() => call('answer', { assignment, answer: data.answer }));
  }
});

/** Keys that are pressed beside the frame are meant for the task. */
document.addEventListener('keydown', (event) => {
  if ($('work').hidden || task === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target instanceof HTMLButtonElement && event.key === 'Enter') return;
  if (/^[0-9]$|^Enter$/.test(event.key)) frame.contentWindow?.postMessage({ type: 'key', key: event.key }, '*');
});

if (worker === undefined) askName();
else openList();
