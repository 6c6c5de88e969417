import { after, test } from 'node:test';
import { runnerConformance } from '../conformance.ts';
import { processScene, SHELL_PROGRAMS, whyNot } from './testing.ts';

for (const mode of ['bubblewrap', 'unshare', 'none'] as const) {
  const reason = await whyNot(mode);
  if (reason !== undefined) {
    test(`runner contract: process, ${mode}`, { skip: reason }, () => {});
    continue;
  }
  const scene = processScene(mode);
  after(() => scene.remove());
  runnerConformance(`process, ${mode}`, () => ({
    open: scene.open,
    spec: (id, program) => scene.spec(id, SHELL_PROGRAMS[program]),
  }));
}
