import { PARAMETER_EXAMPLES, ROUTE_EXAMPLES } from '@hookah/shared/examples/routes';
import type { FastifySchema } from 'fastify';
import { ok } from '#src/envelope.ts';

const PREFIX = '/api/v1';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const withExample = (schema: unknown, example: unknown): unknown =>
  isObject(schema) && example !== undefined ? { ...schema, examples: [example] } : schema;

/** Each parameter with an example, where there is one. */
const withExamples = (schema: unknown): unknown => {
  if (!isObject(schema) || !isObject(schema.properties)) return schema;
  const properties = Object.entries(schema.properties).map(([name, property]) => [
    name,
    withExample(property, PARAMETER_EXAMPLES[name]),
  ]);
  return { ...schema, properties: Object.fromEntries(properties) };
};

/** The schema of a route as the documentation shows it; what requests are checked by stays as it is. */
export const schemaWithExamples = (schema: FastifySchema, method: string, url: string): FastifySchema => {
  const example = ROUTE_EXAMPLES[`${method} ${url.slice(PREFIX.length)}`];
  if (!url.startsWith(PREFIX) || example === undefined) return schema;
  const answers = isObject(schema.response) ? schema.response : {};
  return {
    ...schema,
    ...(schema.body === undefined ? {} : { body: withExample(schema.body, example.body) }),
    ...(schema.params === undefined ? {} : { params: withExamples(schema.params) }),
    ...(schema.querystring === undefined ? {} : { querystring: withExamples(schema.querystring) }),
    response: {
      ...answers,
      200:
        'data' in example
          ? withExample(answers[200], ok(example.data))
          : withFiles(answers[200], example.files),
    },
  };
};

const withFiles = (answer: unknown, files: Readonly<Record<string, unknown>>): unknown => {
  if (!isObject(answer) || !isObject(answer.content)) return answer;
  const content = Object.entries(answer.content).map(([type, media]) => [
    type,
    isObject(media) ? { ...media, example: files[type] } : media,
  ]);
  return { ...answer, content: Object.fromEntries(content) };
};
