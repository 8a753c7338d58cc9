import { AppError } from '@hookah/shared/errors';
import type { FastifySchemaCompiler } from 'fastify';
import fp from 'fastify-plugin';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { coerced } from './coerce.ts';
import { problemsOf } from './validation-problems.ts';

const PARTS: Readonly<Record<string, string>> = { querystring: 'query', params: 'path', headers: 'headers' };

/**
 * Bodies are taken as they are; query strings and paths, which know only text, are read as numbers and lists. Each
 * check is made when it is first needed, as a start has better things to do.
 */
const compiler: FastifySchemaCompiler<TSchema> = ({ schema, httpPart = 'body' }) => {
  let check: ReturnType<typeof Compile<TSchema>> | null = null;
  return (input: unknown) => {
    check ??= Compile(schema);
    const value = httpPart === 'body' ? input : coerced(schema, input);
    if (check.Check(value)) return { value };
    const fields = problemsOf(check.Errors(value), PARTS[httpPart] ?? 'body');
    const [first] = fields;
    const message = first ? `${first.path} ${first.problem}` : 'The request is not of the documented shape';
    const refusal = new AppError('VALIDATION_FAILED', message, { details: { fields } });
    // Fastify writes a status of its own onto what it gets here.
    return { error: new Error(message, { cause: refusal }) };
  };
};

export const validation = fp(async (app) => void app.setValidatorCompiler(compiler), { name: 'validation' });
