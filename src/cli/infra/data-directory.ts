import { chmodSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { CHECKOUT } from "./checkout.ts";

/** Everything an installation keeps, by name, so that a reset removes these and nothing else. */
export type DataDirectory = Readonly<{
  root: string;
  postgres: string;
  paperExchange: string;
  secrets: string;
  keyring: string;
  vapid: string;
  ports: string;
  running: string;
  logs: string;
}>;

export function dataDirectoryAt(path: string): DataDirectory {
  const root = resolve(CHECKOUT, path);
  return {
    root,
    postgres: join(root, "postgres"),
    paperExchange: join(root, "paper-exchange.sqlite"),
    secrets: join(root, "secrets.json"),
    keyring: join(root, "keyring.json"),
    vapid: join(root, "vapid.json"),
    ports: join(root, "ports.json"),
    running: join(root, "running.json"),
    logs: join(root, "logs"),
  };
}

/** Others may pass through to the database's own directory, which is all they can do here. */
export function createDataDirectory(directory: DataDirectory): void {
  mkdirSync(directory.root, { recursive: true });
  chmodSync(directory.root, 0o711);
  mkdirSync(directory.logs, { recursive: true, mode: 0o700 });
}
