export {
  ensureOwnKeyring,
  freshKeyring,
  type KeyringSource,
  readSealingKey,
} from "#adapters/sodium/create-keyring.ts";
