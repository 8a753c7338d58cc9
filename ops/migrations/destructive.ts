import { parse } from 'libpg-query';

/**
 * What in a migration the version before it could not live with, in words: while a deployment goes on both versions run,
 * and after a rollback the old one runs alone. A line `-- destructive: WHY` says that this was thought of: nothing that
 * is still running uses it any more.
 */
export const destructiveParts = async (sql: string): Promise<string[]> => {
  if (/^-- destructive: \S.*$/m.test(sql)) return [];
  const { stmts = [] } = await parse(sql);
  return stmts.flatMap(({ stmt }) => (stmt === undefined ? [] : partsOf(stmt)));
};

type Node = Record<string, unknown>;

const partsOf = (statement: unknown): string[] =>
  Object.entries(nodeOf(statement)).flatMap(([kind, given]) => {
    const body = nodeOf(given);
    switch (kind) {
      case 'DropStmt':
        return LOST_WHEN_DROPPED.has(String(body.removeType)) ? [`drops a ${nameOf(body.removeType)}`] : [];
      case 'RenameStmt':
        return NAMED_BY_PROGRAMS.has(String(body.renameType)) ? [`renames a ${nameOf(body.renameType)}`] : [];
      case 'TruncateStmt':
        return ['empties a table'];
      case 'DeleteStmt':
        return ['deletes rows'];
      case 'AlterTableStmt':
        return nodesOf(body.cmds).flatMap((command) => changeOf(nodeOf(command.AlterTableCmd)));
      default:
        return [];
    }
  });

const LOST_WHEN_DROPPED = new Set([
  'OBJECT_TABLE',
  'OBJECT_VIEW',
  'OBJECT_MATVIEW',
  'OBJECT_TYPE',
  'OBJECT_SCHEMA',
]);
const NAMED_BY_PROGRAMS = new Set([
  'OBJECT_TABLE',
  'OBJECT_COLUMN',
  'OBJECT_VIEW',
  'OBJECT_TYPE',
  'OBJECT_SCHEMA',
]);

const changeOf = ({ subtype, name, def }: Node): string[] => {
  switch (subtype) {
    case 'AT_DropColumn':
      return [`drops the column ${name}`];
    case 'AT_AlterColumnType':
      return [`changes the type of ${name}`];
    case 'AT_SetNotNull':
      return [`refuses NULL in ${name}`];
    case 'AT_AddColumn':
      return addedColumn(nodeOf(nodeOf(def).ColumnDef));
    default:
      return [];
  }
};

const FILLED_BY_ITSELF = ['CONSTR_DEFAULT', 'CONSTR_IDENTITY', 'CONSTR_GENERATED'];

const addedColumn = ({ colname, constraints }: Node): string[] => {
  const kinds = nodesOf(constraints).map(({ Constraint }) => String(nodeOf(Constraint).contype));
  const isDemanded =
    kinds.includes('CONSTR_NOTNULL') && !FILLED_BY_ITSELF.some((kind) => kinds.includes(kind));
  return isDemanded ? [`demands a value for the new column ${colname}`] : [];
};

const nameOf = (objectType: unknown): string => String(objectType).replace('OBJECT_', '').toLowerCase();

const nodeOf = (value: unknown): Node =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};

const nodesOf = (value: unknown): Node[] => (Array.isArray(value) ? value.map(nodeOf) : []);
