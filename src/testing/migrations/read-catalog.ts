import type { Sql } from "postgres";

/** Everything a migration can leave in the schema public, one line each, in an order of its own. */
export const readCatalog = async (client: Sql): Promise<readonly string[]> => {
  const rows = await client<{ line: string }[]>`
    select concat_ws(' ', 'column', table_name, ordinal_position, column_name, data_type, udt_name, is_nullable, column_default,
      is_identity, generation_expression) as line
      from information_schema.columns where table_schema = 'public'
    union all select concat_ws(' ', 'index', indexdef) from pg_indexes where schemaname = 'public'
    union all select concat_ws(' ', 'constraint', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated)
      from pg_constraint where connamespace = 'public'::regnamespace
    union all select concat_ws(' ', 'trigger', pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
    union all select concat_ws(' ', 'function', pg_get_functiondef(oid)) from pg_proc where pronamespace = 'public'::regnamespace
    union all select concat_ws(' ', 'value', enumtypid::regtype, enumsortorder, enumlabel) from pg_enum
    order by line`;
  return rows.map(({ line }) => line);
};
