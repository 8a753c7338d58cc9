/** What a parser could not read as it expected. A `vital` one means that the markup may have changed under us. */
export type Problem = {
  code:
    | 'missing_label'
    | 'missing_element'
    | 'wrong_page'
    | 'id_mismatch'
    | 'unreadable_value'
    | 'foreign_image'
    | 'unknown_word'
    | 'wrong_shape';
  detail: string;
  vital: boolean;
};

/** A parser never throws: what it could read, and what it could not. `record` is null when there is no identity. */
export type ParseResult<T> = { record: T | null; problems: Problem[] };

export type Report = (problem: Problem) => void;

export const vital = (code: Problem['code'], detail: string): Problem => ({ code, detail, vital: true });
export const minor = (code: Problem['code'], detail: string): Problem => ({ code, detail, vital: false });

export const isFailure = (problems: readonly Problem[]): boolean => problems.some((problem) => problem.vital);

/** Runs a parser with a list of its own to report to. */
export function withProblems<T>(parse: (report: Report) => T | null): ParseResult<T> {
  const problems: Problem[] = [];
  const record = parse((problem) => problems.push(problem));
  return { record, problems };
}
