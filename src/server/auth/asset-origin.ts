import { env } from "#env";

/** Where browsers fetch the files of the build when that is not from us, e.g. `https://static.axisor.example`; else null. */
export const assetOrigin = (): string | null => {
  const { ASSET_PREFIX: prefix } = env();
  return prefix === undefined ? null : new URL(prefix).origin;
};
