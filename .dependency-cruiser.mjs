/*
 * Who may import whom. The folders of src/ are layers; each may reach only what its line below names.
 * src/architecture.test.ts plants a violation of every rule, so a rule that catches nothing fails the build.
 */
const TESTS = "\\.test\\.tsx?$";
/** Next calls these two by their place; they are routes in all but folder. */
const APP = "^src/(app/|(instrumentation|proxy)\\.ts$)";
const TYPE_ONLY = ["type-only"];

const npm = (...names) => `(^|/)node_modules/(${names.join("|")})(/|$)`;
const rule = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });
const layers = (names) =>
  `^src/(${names.map((name) => (name === "env" ? "env\\.ts$" : `${name}/`)).join("|")})`;

/** A layer reaches its own list and nothing else of ours. testing/ has its own rule, so it is not reported twice. */
const reaches = (layer, allowed, comment) =>
  rule(
    `${layer}-reaches-only-${allowed.join("-")}`,
    comment,
    { path: layer === "app" ? APP : `^src/${layer}/`, pathNot: TESTS },
    { path: "^src/", pathNot: [layers([...allowed, "testing"]), ...(layer === "app" ? [APP] : [])] },
  );

/** A vendor's library comes in through one adapter; everything else speaks to the port. */
const drivers = {
  // The queue lives in PostgreSQL, and its jobs are put in by the transactions of our own tables.
  postgres: { packages: ["drizzle-orm", "postgres", "pg-boss"], homes: "^src/adapters/postgres/" },
  upstash: { packages: ["@upstash/[^/]+"], homes: "^src/adapters/upstash/" },
  sodium: { packages: ["libsodium-wrappers"], homes: "^src/adapters/sodium/" },
  argon2: { packages: ["@node-rs/argon2"], homes: "^src/adapters/argon2/" },
  otpauth: { packages: ["otpauth"], homes: "^src/adapters/otpauth/" },
  simplewebauthn: { packages: ["@simplewebauthn/server"], homes: "^src/adapters/simplewebauthn/" },
  hibp: { packages: ["hibp"], homes: "^src/adapters/hibp/" },
  zxcvbn: { packages: ["@zxcvbn-ts/[^/]+"], homes: "^src/adapters/zxcvbn/" },
  bowser: { packages: ["bowser"], homes: "^src/adapters/bowser/" },
  telegram: { packages: ["grammy"], homes: "^src/adapters/telegram/" },
  smtp: { packages: ["nodemailer"], homes: "^src/adapters/smtp/" },
  "web-push": { packages: ["web-push"], homes: "^src/adapters/web-push/" },
  opentelemetry: { packages: ["@opentelemetry/[^/]+"], homes: "^src/adapters/opentelemetry/" },
  uqr: { packages: ["uqr"], homes: "^src/adapters/uqr/" },
  // The paper exchange is another company's server: it speaks the stream with a library of its own choice.
  lnmarkets: { packages: ["ws"], homes: "^src/(adapters/lnmarkets|paper-exchange)/" },
};

const driverRules = Object.entries(drivers).map(([vendor, { packages, homes }]) =>
  rule(
    `driver-of-${vendor}-stays-home`,
    `Import the port from #ports/ and let src/server/composition.ts hand in the adapter; only ${homes} may name the driver.`,
    { path: "^src/", pathNot: [TESTS, "^src/testing/", homes] },
    { path: npm(...packages) },
  ),
);

const layerRules = [
  rule(
    "domain-depends-on-nothing",
    "The domain is pure: take what you need (time, ids, prices, answers) as an argument, and do the reading in a service.",
    { path: "^src/domain/", pathNot: TESTS },
    { pathNot: ["^src/domain/", "^src/testing/"] },
  ),
  rule(
    "ports-know-only-the-domain",
    "A port says what we need in domain words: no library, no Node module, no other layer. Put the how into an adapter.",
    { path: "^src/ports/", pathNot: TESTS },
    { pathNot: ["^src/(domain|ports)/", "^src/testing/"] },
  ),
  rule(
    "ports-import-types-only",
    "Write `import type`: a port has no code of its own.",
    { path: "^src/ports/", pathNot: TESTS },
    { path: "^src/(domain|ports)/", dependencyTypesNot: TYPE_ONLY },
  ),
  rule(
    "ports-are-imported-as-types",
    "Write `import type` from #ports/: a value would be an implementation, and those live in src/adapters/.",
    { path: "^src/", pathNot: "^src/ports/" },
    { path: "^src/ports/", dependencyTypesNot: TYPE_ONLY },
  ),
  reaches(
    "adapters",
    ["domain", "ports", "adapters"],
    "An adapter implements a port and knows nothing above it: take settings and other parts as arguments of its create function.",
  ),
  rule(
    "adapters-are-strangers",
    "One adapter may not lean on another: give it the port as an argument and wire the two in src/server/composition.ts.",
    { path: "^src/adapters/([^/]+)", pathNot: TESTS },
    { path: "^src/adapters/", pathNot: "^src/adapters/$1(/|$)" },
  ),
  reaches(
    "services",
    ["domain", "ports", "services"],
    "A service takes ports in its first argument: add what you need to a port and let src/server/composition.ts wire it.",
  ),
  reaches(
    "server",
    ["domain", "ports", "adapters", "services", "server", "env"],
    "The server asks services and answers: pages and components call it, never the reverse.",
  ),
  rule(
    "only-composition-wires-adapters",
    "Take the port from src/server/composition.ts, which with its folder alone names an adapter.",
    { path: "^src/server/", pathNot: [TESTS, "^src/server/composition(\\.ts$|/)"] },
    { path: "^src/adapters/" },
  ),
  rule(
    "only-composition-and-auth-read-settings",
    "Take the setting as an argument; src/server/composition.ts and src/server/auth read #env and hand it on.",
    { path: "^src/server/", pathNot: [TESTS, "^src/server/(composition\\.ts$|auth(\\.ts$|/))"] },
    { path: "^src/env\\.ts$" },
  ),
  reaches(
    "app",
    ["domain", "server", "app", "ui"],
    "A route is thin: call src/server/ (which calls the service) and render a component of src/ui/.",
  ),
  reaches(
    "ui",
    ["domain", "server", "ui"],
    "A component gets data through tRPC or props; it sees the domain's words and the server's types, nothing else.",
  ),
  rule(
    "ui-sees-server-types-only",
    "Write `import type` from #server/: code of the server must not reach the browser.",
    { path: "^src/ui/", pathNot: TESTS },
    { path: "^src/server/", dependencyTypesNot: TYPE_ONLY },
  ),
  rule(
    "ui-kit-ships-alone",
    "The kit could ship in another product, with the languages it speaks: pass what it shows as props, or move the component to src/ui/<noun>/.",
    { path: "^src/ui/kit/", pathNot: TESTS },
    { path: "^src/(domain|server|ui)/", pathNot: "^src/(ui/kit|domain/language)/" },
  ),
  reaches(
    "sw",
    ["domain", "sw"],
    "The service worker runs alone in the browser: it shares only the domain's words with the page.",
  ),
  reaches(
    "cli",
    ["domain", "ports", "services", "server", "cli", "env"],
    "A command calls services or the server's composition; start other processes (the paper exchange among them) as children.",
  ),
  reaches(
    "paper-exchange",
    ["domain", "paper-exchange"],
    "The paper exchange is another company's server: the product and it meet over HTTP, and share only the contract's arithmetic.",
  ),
  rule(
    "env-stands-alone",
    "Settings are read before anything else exists: keep src/env.ts free of our own modules.",
    { path: "^src/env\\.ts$" },
    { path: "^src/" },
  ),
  rule(
    "testing-is-for-tests",
    "Move what the product needs out of src/testing/, which only tests may import.",
    { path: "^src/", pathNot: [TESTS, "^src/testing/"] },
    { path: "^src/testing/" },
  ),
];

const packageRules = [
  rule(
    "next-and-react-stay-above-services",
    "Adapters and services serve every way of asking: keep next, react and tRPC in src/server/, src/app/ and src/ui/.",
    { path: "^src/(adapters|services|paper-exchange)/", pathNot: TESTS },
    { path: npm("next", "next-auth", "react", "react-dom", "@trpc/[^/]+", "@tanstack/[^/]+") },
  ),
  rule(
    "product-runs-without-development-packages",
    "Move the package to `dependencies`, or the code to src/testing/: the product must run without what only tests need.",
    { path: "^src/", pathNot: [TESTS, "^src/testing/"] },
    { dependencyTypes: ["npm-dev"], dependencyTypesNot: TYPE_ONLY },
  ),
  rule(
    "packages-are-declared",
    "Name the package in package.json with an exact version; it is here only because another one brought it.",
    { path: "^src/" },
    { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
  ),
];

const shapeRules = [
  rule(
    "layers-are-named-by-alias",
    "Across layers import through the alias (#domain/…, #ports/…), so that a reader sees which layer is meant.",
    { path: "^src/([^/]+)/" },
    { path: "^src/", pathNot: "^src/$1/", dependencyTypesNot: ["aliased-subpath-import"] },
  ),
  rule(
    "no-cycles",
    "Two modules that need each other are one module, or hide a third: move what both need into a file of its own.",
    { path: "^src/" },
    { circular: true },
  ),
  rule(
    "no-orphans",
    "Nothing imports this file and it imports nothing: use it or delete it.",
    {
      orphan: true,
      path: "^src/",
      pathNot: [TESTS, APP, "^src/cli/[^/]+\\.ts$", "/main\\.ts$", "\\.d\\.ts$"],
    },
    {},
  ),
  rule(
    "imports-resolve",
    "This import leads nowhere; an import that does not resolve escapes every other rule.",
    { path: "^src/" },
    { couldNotResolve: true },
  ),
];

export default {
  forbidden: [...layerRules, ...driverRules, ...packageRules, ...shapeRules],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".d.ts"],
    },
  },
};
