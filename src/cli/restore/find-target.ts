const ADDRESS = /^postgres(ql)?:\/\//;
const NAME = /^[a-z_][a-z0-9_]{0,62}$/;

/**
 * Where a backup is brought to: an address as it is, or a name beside the database that the product is told of, so that no
 * password has to be typed. @throws Error with one line that says what to write.
 */
export const findTarget = (into: string, known: string | undefined): string => {
  if (ADDRESS.test(into) && URL.canParse(into)) return into;
  if (!NAME.test(into)) {
    throw new Error(
      "--into takes the name of an empty database, or its address: postgres://user:password@host:5432/database",
    );
  }
  if (known === undefined) {
    throw new Error(
      `--into ${into}: a name is looked for beside DATABASE_URL, which is not set; write the whole address.`,
    );
  }
  const url = new URL(known);
  if (url.pathname === `/${into}`) {
    throw new Error(`--into ${into}: that is the database in use; make an empty one and name that.`);
  }
  url.pathname = `/${into}`;
  return url.href;
};
