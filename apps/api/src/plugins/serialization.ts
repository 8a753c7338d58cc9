import build from 'fast-json-stringify';
import type { FastifySerializerCompiler } from 'fastify';
import fp from 'fastify-plugin';
import type { TSchema } from 'typebox';

/**
 * Writers of answers by their schemas, each made when it is first needed: to make them all took two fifths of the
 * start, and those of refusals are never used.
 */
const compiler: FastifySerializerCompiler<TSchema> = ({ schema }) => {
  let write: ((data: unknown) => string) | null = null;
  return (data) => {
    write ??= build(schema);
    return write(data);
  };
};

export const serialization = fp(async (app) => void app.setSerializerCompiler(compiler), {
  name: 'serialization',
});
