import { manualClock } from '../../../../platform/clock.ts';
import { type Program, runnerConformance } from '../conformance.ts';
import { type ScriptedContainer, scriptedMachine } from './scripted.ts';

const PROGRAMS: Readonly<Record<Program, (container: ScriptedContainer) => void>> = {
  succeed(container) {
    container.write('one\n');
    container.write('two\n');
    container.exit(0);
  },
  fail: (container) => container.exit(3),
  obedient(container) {
    container.write('ready\n');
    container.onSignal((signal) => {
      if (signal !== 'SIGTERM') return;
      container.write('terminated\n');
      container.exit(7);
    });
  },
  stubborn: (container) => container.write('ready\n'),
  talkative(container) {
    container.write(Array.from({ length: 200_000 }, (_, index) => `line ${index}\n`).join(''));
    container.exit(0);
  },
};

const machine = scriptedMachine(manualClock(), (container) =>
  // The suite names the program in the argument vector.
  PROGRAMS[container.spec.argv[0] as Program](container),
);

runnerConformance('scripted', () => ({
  open: machine.open,
  spec: (id, program) => ({
    id,
    group: id,
    image: { kind: 'oci', reference: 'test' },
    argv: [program],
    environment: {},
    mlFolder: '/nowhere',
    binds: [],
    hostname: 'algo-1',
    hosts: ['algo-1'],
    network: 'open',
  }),
}));
