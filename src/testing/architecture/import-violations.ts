/** A file that breaks exactly one import rule. */
export type Violation = Readonly<{ file: string; code: string; breaks: string }>;

const imports = (specifier: string): string =>
  `import * as it from "${specifier}";\nexport const used = it;\n`;
const importsType = (specifier: string, name: string): string =>
  `import type { ${name} } from "${specifier}";\nexport type Used = ${name};\n`;
const breaks = (file: string, code: string, rule: string): Violation => ({ file, code, breaks: rule });

const LAYERS = [
  breaks("src/domain/a.ts", imports("zod"), "domain-depends-on-nothing"),
  breaks("src/domain/b.ts", imports("node:crypto"), "domain-depends-on-nothing"),
  breaks("src/domain/c.ts", importsType("#ports/clock.ts", "Clock"), "domain-depends-on-nothing"),
  breaks("src/ports/a.ts", importsType("zod", "stub"), "ports-know-only-the-domain"),
  breaks("src/ports/b.ts", imports("#domain/units.ts"), "ports-import-types-only"),
  breaks("src/ports/c.ts", 'export { sats } from "#domain/units.ts";\n', "ports-import-types-only"),
  breaks("src/services/a.ts", imports("#ports/clock.ts"), "ports-are-imported-as-types"),
  breaks(
    "src/services/n.ts",
    `import type { Clock } from "#ports/clock.ts";\nexport type Mine = Clock;\n${imports("#ports/clock.ts")}`,
    "ports-are-imported-as-types",
  ),
  breaks(
    "src/adapters/memory/a.ts",
    imports("#services/monitor/run-tick.ts"),
    "adapters-reaches-only-domain-ports-adapters",
  ),
  breaks("src/adapters/memory/b.ts", imports("#env"), "adapters-reaches-only-domain-ports-adapters"),
  breaks("src/adapters/memory/c.ts", imports("../postgres/row.ts"), "adapters-are-strangers"),
  breaks("src/adapters/loose.ts", imports("./postgres/row.ts"), "adapters-are-strangers"),
  breaks(
    "src/services/b.ts",
    imports("#adapters/postgres/row.ts"),
    "services-reaches-only-domain-ports-services",
  ),
  breaks("src/services/c.ts", imports("#env"), "services-reaches-only-domain-ports-services"),
  breaks(
    "src/server/a.ts",
    imports("#ui/kit/tick.ts"),
    "server-reaches-only-domain-ports-adapters-services-server-env",
  ),
  breaks("src/server/b.ts", imports("#adapters/postgres/row.ts"), "only-composition-wires-adapters"),
  breaks("src/server/c.ts", imports("#env"), "only-composition-and-auth-read-settings"),
  breaks("src/server/composition/c.ts", imports("#env"), "only-composition-and-auth-read-settings"),
  breaks("src/app/a.ts", imports("#services/monitor/read-back.ts"), "app-reaches-only-domain-server-app-ui"),
  breaks("src/proxy.ts", imports("#env"), "app-reaches-only-domain-server-app-ui"),
  breaks("src/ui/a.ts", importsType("#ports/clock.ts", "Clock"), "ui-reaches-only-domain-server-ui"),
  breaks("src/ui/b.ts", imports("#server/trpc/router.ts"), "ui-sees-server-types-only"),
  breaks("src/ui/kit/a.ts", imports("#domain/units.ts"), "ui-kit-ships-alone"),
  breaks("src/ui/kit/b.ts", imports("../positions/list.tsx"), "ui-kit-ships-alone"),
  breaks("src/sw/a.ts", imports("#ui/kit/tick.ts"), "sw-reaches-only-domain-sw"),
  breaks(
    "src/cli/infra/a.ts",
    imports("#adapters/postgres/row.ts"),
    "cli-reaches-only-domain-ports-services-server-cli-env",
  ),
  breaks(
    "src/cli/infra/b.ts",
    imports("#paper-exchange/main.ts"),
    "cli-reaches-only-domain-ports-services-server-cli-env",
  ),
  breaks(
    "src/paper-exchange/a.ts",
    imports("#adapters/lnmarkets/stream.ts"),
    "paper-exchange-reaches-only-domain-paper-exchange",
  ),
  breaks("src/services/d.ts", imports("#testing/a-position.ts"), "testing-is-for-tests"),
];

const PACKAGES = [
  breaks("src/server/d.ts", imports("drizzle-orm"), "driver-of-postgres-stays-home"),
  breaks("src/services/e.ts", imports("postgres"), "driver-of-postgres-stays-home"),
  breaks("src/server/e.ts", imports("@upstash/redis"), "driver-of-upstash-stays-home"),
  breaks("src/services/f.ts", imports("libsodium-wrappers"), "driver-of-sodium-stays-home"),
  breaks("src/server/f.ts", imports("@node-rs/argon2"), "driver-of-argon2-stays-home"),
  breaks("src/cli/infra/c.ts", imports("ws"), "driver-of-lnmarkets-stays-home"),
  breaks("src/services/o.ts", imports("otpauth"), "driver-of-otpauth-stays-home"),
  breaks("src/server/i.ts", imports("@simplewebauthn/server"), "driver-of-simplewebauthn-stays-home"),
  breaks("src/services/ab.ts", imports("nodemailer"), "driver-of-smtp-stays-home"),
  breaks("src/server/ab.ts", imports("web-push"), "driver-of-web-push-stays-home"),
  breaks("src/services/ac.ts", imports("@opentelemetry/api"), "driver-of-opentelemetry-stays-home"),
  breaks("src/services/p.ts", imports("hibp"), "driver-of-hibp-stays-home"),
  breaks("src/services/q.ts", imports("@zxcvbn-ts/language-common"), "driver-of-zxcvbn-stays-home"),
  breaks("src/server/j.ts", imports("bowser"), "driver-of-bowser-stays-home"),
  breaks("src/server/k.ts", imports("uqr"), "driver-of-uqr-stays-home"),
  breaks("src/services/telegram/a.ts", imports("grammy"), "driver-of-telegram-stays-home"),
  breaks("src/services/g.ts", imports("react"), "next-and-react-stay-above-services"),
  breaks("src/adapters/memory/d.ts", importsType("next", "stub"), "next-and-react-stay-above-services"),
  breaks("src/services/h.ts", imports("@trpc/server"), "next-and-react-stay-above-services"),
  breaks("src/server/g.ts", imports("vitest"), "product-runs-without-development-packages"),
  breaks("src/server/h.ts", imports("undeclared"), "packages-are-declared"),
];

const SHAPE = [
  breaks("src/services/i.ts", imports("../domain/units.ts"), "layers-are-named-by-alias"),
  breaks("src/services/j.ts", imports("./k.ts"), "no-cycles"),
  breaks("src/services/l.ts", "export const alone = 1;\n", "no-orphans"),
  breaks("src/services/m.ts", imports("#domain/gone.ts"), "imports-resolve"),
];

/** The other half of the planted cycle, which is reported once for both; it leans back by a type only. */
export const COMPANIONS = { "src/services/k.ts": importsType("./j.ts", "used") };

/** Stands in for the legal src/env.ts, since there is only one. */
export const ENV_VIOLATION = breaks("src/env.ts", imports("#domain/units.ts"), "env-stands-alone");

/** At least one violation per rule of .dependency-cruiser.mjs. */
export const IMPORT_VIOLATIONS: readonly Violation[] = [...LAYERS, ...PACKAGES, ...SHAPE, ENV_VIOLATION];
