import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openProduct, type Product, type ProductOptions } from "#cli/matrix/open-product.ts";
import { ensureOwnKeyring } from "#server/composition/keyrings.ts";
import { createTestDatabase } from "../infra/test-database.ts";

/** The whole product over a database of its own, asked as a browser asks it; `close` leaves nothing behind. */
export const openTestProduct = async (
  options: Omit<ProductOptions, "databaseUrl" | "keyringFile"> & {
    /** The database's address as the product is to dial it, where something stands in between. */
    readonly databaseBehind?: (url: string) => Promise<string>;
  } = {},
): Promise<Product & { readonly databaseUrl: string }> => {
  const [database, home] = [await createTestDatabase(), await mkdtemp(join(tmpdir(), "axisor-test-"))];
  const keyringFile = join(home, "keyring.json");
  await ensureOwnKeyring(keyringFile, Date.now());
  const databaseUrl = (await options.databaseBehind?.(database.url)) ?? database.url;
  const product = openProduct({ ...options, databaseUrl, keyringFile });
  return {
    ...product,
    databaseUrl: database.url,
    close: async () => {
      await product.close();
      await database.drop();
      await rm(home, { recursive: true, force: true });
    },
  };
};
