import { TaskFailure } from '../../integrations/integration.ts';

const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
/** No row of a dataset may be larger (UTF-16 units): an unclosed quote must not swallow a file of gigabytes. */
const MOST = 8 << 20;

export interface CsvParser {
  /** Takes the next piece; answers the rows that are complete. */
  push(text: string): string[][];
  /** Answers the last row, where the file does not end with a line's end. */
  end(): string[][];
}

/**
 * CSV as RFC 4180 has it: fields may be quoted, a quote inside is doubled, quoted fields may hold delimiters and line ends. Empty lines
 * are skipped.
 * @param delimiter one character.
 */
export function createCsvParser(delimiter: string): CsvParser {
  const separator = delimiter.charCodeAt(0);
  let row: string[] = [];
  let field = '';
  let inQuotes = false;
  /** The last character was a quote inside quotes: the end, or the first half of a doubled one. */
  let quoteSeen = false;
  let wasQuoted = false;
  let afterReturn = false;

  const endField = (): void => {
    row.push(field);
    field = '';
    wasQuoted = false;
  };
  const endRow = (rows: string[][]): void => {
    if (row.length === 0 && field === '' && !wasQuoted) return;
    endField();
    rows.push(row);
    row = [];
  };

  return {
    push(text) {
      const rows: string[][] = [];
      let from = 0;
      for (let at = 0; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (inQuotes && !quoteSeen) {
          if (code !== QUOTE) continue;
          field += text.slice(from, at);
          quoteSeen = true;
          from = at + 1;
          continue;
        }
        if (quoteSeen) {
          quoteSeen = false;
          if (code === QUOTE) {
            field += '"';
            from = at + 1;
            continue;
          }
          inQuotes = false;
          from = at;
        }
        if (afterReturn) {
          afterReturn = false;
          if (code === LINE_FEED) {
            from = at + 1;
            continue;
          }
        }
        if (code === separator) {
          field += text.slice(from, at);
          endField();
          from = at + 1;
        } else if (code === LINE_FEED || code === CARRIAGE_RETURN) {
          field += text.slice(from, at);
          endRow(rows);
          afterReturn = code === CARRIAGE_RETURN;
          from = at + 1;
        } else if (code === QUOTE && field === '' && from === at && !wasQuoted) {
          inQuotes = true;
          wasQuoted = true;
          from = at + 1;
        }
      }
      if (!quoteSeen) field += text.slice(from);
      if (field.length > MOST) throw new TaskFailure('States.ItemReaderFailed', 'A row of the CSV file is too large.');
      return rows;
    },
    end() {
      const rows: string[][] = [];
      endRow(rows);
      return rows;
    },
  };
}
