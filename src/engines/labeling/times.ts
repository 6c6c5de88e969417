/** `2026-01-01_08:05:03`, in UTC: the names of files of annotations. */
export const stamp = (ms: number): string => new Date(ms).toISOString().slice(0, 19).replace('T', '_');

/** `2026-01-01T08:05:03.120000`: Python's form, with microseconds and without a zone, as the output's metadata has it. */
export const dateMicros = (ms: number): string => `${new Date(ms).toISOString().slice(0, -1)}000`;
