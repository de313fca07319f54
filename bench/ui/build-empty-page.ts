import { spawn } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { CHECKOUT } from "#cli/infra/checkout.ts";
import { inheritedEnv } from "#env";

const FILES = {
  "package.json": `{ "name": "empty-page", "private": true, "type": "module" }`,
  "next.config.mjs": `export default { turbopack: { root: ${JSON.stringify(CHECKOUT)} }, poweredByHeader: false };`,
  "app/layout.jsx": `export const metadata = { title: "Empty", description: "A page with nothing on it" };
export default function Layout({ children }) {
  return (
    <html lang="en">
      <body>{children}</body>
    </html>
  );
}
`,
  "app/page.jsx": `export default function Page() {
  return (
    <main>
      <h1>Empty</h1>
    </main>
  );
}
`,
} as const;

export const NEXT = createRequire(import.meta.url).resolve("next/dist/bin/next");

/** Builds an application with one empty page by the Next that builds the product, in `directory` inside this checkout. */
export const buildEmptyPage = async (directory: string): Promise<void> => {
  rmSync(directory, { recursive: true, force: true });
  for (const [name, text] of Object.entries(FILES)) {
    const file = join(directory, name);
    mkdirSync(join(file, ".."), { recursive: true });
    writeFileSync(file, text);
  }
  const child = spawn(process.execPath, [NEXT, "build"], {
    cwd: directory,
    env: { ...inheritedEnv("production"), NEXT_TELEMETRY_DISABLED: "1" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  for (const from of [child.stdout, child.stderr])
    from.on("data", (chunk: Buffer) => {
      said += chunk.toString();
    });
  const code = await new Promise((resolve) => child.once("close", resolve));
  if (code !== 0) throw new Error(`The empty page could not be built:\n${said.slice(-2_000)}`);
};
