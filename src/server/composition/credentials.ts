export { encodeDecoy } from "#adapters/sodium/credential-layout.ts";
export { openPlainCredential } from "#adapters/sodium/open-plain-credential.ts";
