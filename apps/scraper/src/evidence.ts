import { isFailure, type Problem } from './htreviews/problems.ts';
import { RunStopped } from './stop.ts';

/** What the pages of a run were like. Stops the run when they look as if the site had changed. */
export type Evidence = {
  /** @throws RunStopped once too many documents could not be read. */
  note: (document: string, problems: readonly Problem[]) => void;
  summary: () => EvidenceSummary;
};

export type EvidenceSummary = {
  documents: number;
  failures: number;
  /** How often, by "code: detail" for unknown words and missing labels, by code alone otherwise. */
  problems: Record<string, number>;
};

const FAILURE_RATE = 0.05;
/** One or two odd pages prove nothing. */
const FAILURES_THAT_COUNT = 3;
const PROBLEM_KINDS = 200;

export function createEvidence(log: { warn: (message: string) => void }): Evidence {
  const problems = new Map<string, number>();
  let documents = 0;
  let failures = 0;

  function count(problem: Problem): void {
    const key = nameOf(problem);
    const seen = problems.get(key) ?? 0;
    if (seen === 0 && problems.size >= PROBLEM_KINDS) return;
    problems.set(key, seen + 1);
  }

  return {
    note: (document, found) => {
      documents += 1;
      for (const problem of found) count(problem);
      // A page that has moved says nothing of the markup.
      const telling = found.filter(({ code }) => code !== 'wrong_page');
      if (!isFailure(telling)) return;
      failures += 1;
      const what = telling.filter(({ vital }) => vital).map(nameOf);
      log.warn(`${document} could not be read whole: ${what.join(', ')}`);
      if (failures >= FAILURES_THAT_COUNT && failures > documents * FAILURE_RATE) {
        throw new RunStopped(
          'markup_changed',
          `${failures} of ${documents} documents could not be read whole: ${what.join(', ')}`,
        );
      }
    },
    summary: () => ({ documents, failures, problems: Object.fromEntries(problems) }),
  };
}

const nameOf = ({ code, detail }: Problem): string =>
  ['unknown_word', 'missing_label', 'missing_element'].includes(code) ? `${code}: ${detail}` : code;
