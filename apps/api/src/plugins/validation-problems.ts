import type { TLocalizedValidationError } from 'typebox/error';

export type Problem = { path: string; problem: string };

const MOST = 10;

/** Which fields are wrong and what to do about each: `{ path: "body.rating", problem: "must be <= 5" }`. */
export const problemsOf = (errors: readonly TLocalizedValidationError[], part: string): Problem[] => {
  const problems = nearestBranches(errors).flatMap((error) => problemsIn(error, part));
  const unique = new Map(problems.map((problem) => [`${problem.path} ${problem.problem}`, problem]));
  return [...unique.values()].slice(0, MOST);
};

const problemsIn = (error: TLocalizedValidationError, part: string): Problem[] => {
  const path = part + error.instancePath.replaceAll('/', '.');
  switch (error.keyword) {
    case 'additionalProperties':
      return error.params.additionalProperties.map((name) => ({
        path: `${path}.${String(name)}`.slice(0, 200),
        problem: 'is not known here: leave it out',
      }));
    case 'required':
      return error.params.requiredProperties.map((name) => ({
        path: `${path}.${String(name)}`,
        problem: 'is required',
      }));
    case 'enum':
      return [{ path, problem: `must be one of: ${error.params.allowedValues.join(', ')}` }];
    default:
      return [{ path, problem: error.message }];
  }
};

/** Of a union's branches only the one that was nearest to fitting says something useful. */
const nearestBranches = (errors: readonly TLocalizedValidationError[]): TLocalizedValidationError[] => {
  const telling = errors.filter(({ keyword }) => keyword !== 'boolean' && keyword !== 'anyOf');
  const branches = new Map<string, Map<string, TLocalizedValidationError[]>>();
  const rest: TLocalizedValidationError[] = [];
  for (const error of telling) {
    const [, union, branch] = /^(.*)\/anyOf\/(\d+)/.exec(error.schemaPath) ?? [];
    if (union === undefined || branch === undefined) {
      rest.push(error);
      continue;
    }
    const ofUnion = branches.get(union) ?? new Map<string, TLocalizedValidationError[]>();
    ofUnion.set(branch, [...(ofUnion.get(branch) ?? []), error]);
    branches.set(union, ofUnion);
  }
  const nearest = [...branches.values()].flatMap(
    (ofUnion) => [...ofUnion.values()].sort((a, b) => a.length - b.length)[0] ?? [],
  );
  return [...nearest, ...rest];
};
