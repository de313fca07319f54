import { findDeadReferences } from "./find-dead-references.ts";
import { findForeignWorkflowLines } from "./find-foreign-workflow-lines.ts";
import { findMisnamedMigrations } from "./find-misnamed-migrations.ts";
import { findSlowJobs } from "./find-slow-jobs.ts";
import { findUndocumentedSettings } from "./find-undocumented-settings.ts";
import { findUnlistedEvents } from "./find-unlisted-events.ts";
import { findUnwiredCrons } from "./find-unwired-crons.ts";
import { findVagueNames } from "./find-vague-names.ts";
import type { HouseRule } from "./house-rule.ts";

const CRONS = JSON.stringify({
  crons: [
    { path: "/api/cron/monitor", schedule: "* * * * *" },
    { path: "/api/cron/gone", schedule: "* * * * *" },
    { path: "/api/cron/vague", schedule: "hourly" },
  ],
});
const JOURNAL = JSON.stringify({
  entries: [
    { idx: 0, tag: "0000_create_users" },
    { idx: 4, tag: "0004_drop_gone" },
  ],
});
const workflow = (...lines: readonly string[]): string =>
  JSON.stringify({ jobs: { one: { steps: lines.map((run) => ({ run })) } } });
const ROUTE = "export const GET = () => 1;";

/** What no linter checks about files beside each other, each rule with the violations it must name. */
export const TREE_RULES: readonly HouseRule[] = [
  {
    guarantee: "every scheduled cron has a route and every cron route a schedule",
    find: findUnwiredCrons,
    broken: {
      "vercel.json": CRONS,
      "src/app/api/cron/vague/route.ts": ROUTE,
      "src/app/api/cron/idle/route.ts": ROUTE,
    },
    faults: ["vercel.json", "vercel.json", "src/app/api/cron/idle/route.ts"],
    fine: { "src/app/api/cron/monitor/route.ts": ROUTE },
  },
  {
    guarantee: "migrations are numbered, named by verb and in the journal",
    find: findMisnamedMigrations,
    broken: {
      "drizzle/meta/_journal.json": JOURNAL,
      "drizzle/0001_wild_hulk.sql": "",
      "drizzle/0002_add_triggers.sql": "",
      "drizzle/0009_add_intents.sql": "",
    },
    faults: [
      "drizzle/0001_wild_hulk.sql",
      "drizzle/0002_add_triggers.sql",
      "drizzle/0009_add_intents.sql",
      "drizzle/0004_drop_gone.sql",
    ],
    fine: { "drizzle/0000_create_users.sql": "" },
  },
  {
    guarantee: "a workflow runs npm scripts and none that .ci/run does not run too",
    find: findForeignWorkflowLines,
    broken: {
      ".github/workflows/a.yml": workflow(
        ...["npx biome ci", "", "npm run gone", "npm test && curl x"],
        // Each is a script, and .ci/run runs none of them.
        ...[
          "npm run deploy",
          "npm run test:other",
          "npm run mixture",
          "npm run bench:nightly",
          "npm run loop",
        ],
      ),
    },
    faults: Array.from({ length: 9 }, () => ".github/workflows/a.yml"),
    fine: {
      ".ci/run": "npm install\nnpm test\n",
      "src/cli/test.ts":
        'group: "simulation", group: "e2e", runCheck(settings, "lint"), runVitest(settings, "unit", [])',
      "package.json": JSON.stringify({
        scripts: {
          setup: "npm install",
          test: "t.ts",
          lint: "x",
          "test:unit": "vitest run --project unit",
          "test:other": "t.ts --only other",
          "test:simulation": "t.ts --only simulation",
          "test:half": "t.ts --only e2e --shard 1/2",
          "sim:nightly": "x",
          "bench:nightly": "x",
          verify: "npm run lint && npm run test:unit",
          mixture: "npm run lint && curl x",
          loop: "npm run loop",
          deploy: "x",
        },
      }),
      ".github/workflows/b.yml": workflow(
        ...[
          "npm install",
          "npm test",
          "npm run setup",
          "npm run verify",
          "npm run lint",
          "npm run test:unit",
        ],
        ...["npm run test:simulation", "npm run test:half", "npm run sim:nightly"],
      ),
    },
  },
  {
    guarantee: "no job that runs for a change may take longer than ten minutes",
    find: findSlowJobs,
    broken: {
      ".github/workflows/ci.yml": JSON.stringify({
        jobs: { slow: { "timeout-minutes": 15 }, endless: {}, quick: { "timeout-minutes": 10 } },
      }),
    },
    faults: [".github/workflows/ci.yml", ".github/workflows/ci.yml"],
    fine: {
      ".github/workflows/ci.yml": JSON.stringify({ jobs: { quick: { "timeout-minutes": 5 } } }),
      ".github/workflows/nightly.yml": JSON.stringify({ jobs: { long: { "timeout-minutes": 360 } } }),
    },
  },
  {
    guarantee: "every setting is documented",
    find: findUndocumentedSettings,
    broken: { "src/env.ts": "const schema = { PORT: 1, HOST: 2, DATABASE_URL: 3, inner: 4 };" },
    faults: ["src/env.ts"],
    fine: { "README.md": "`PORT`", "CONTRIBUTING.md": "`HOST`, DATABASE_URL" },
  },
  {
    guarantee: "every file that SECURITY.md names exists, and every npm script that a document names",
    find: findDeadReferences,
    broken: {
      "SECURITY.md":
        "`src/gone.test.ts`, `gone.config.ts` and `src/gone/`; `src/here.test.ts` holds; `npm run gone -- --now`",
      "README.md": "npm run gone",
    },
    faults: ["SECURITY.md", "SECURITY.md", "SECURITY.md", "SECURITY.md", "README.md"],
    fine: {
      "package.json": JSON.stringify({ scripts: { "test:full": "x" } }),
      "src/here.test.ts": "",
      "CONTRIBUTING.md": "`npm run test:full -- x`, `src/domain/automations/<kind>.ts`, `/outbox`",
    },
  },
  {
    guarantee: "every kind of security event is listed in SECURITY.md",
    find: findUnlistedEvents,
    broken: {
      "src/domain/security/security-event.ts": 'type Kind =\n  | "login"\n  // more\n  | "left-out";\n',
    },
    faults: ["src/domain/security/security-event.ts"],
    fine: { "SECURITY.md": "`login`" },
  },
  {
    guarantee: "no file or folder has a name that could hold anything",
    find: findVagueNames,
    broken: {
      "src/domain/utils.ts": "",
      "src/services/helpers/a.ts": "",
      "src/server/key-manager.ts": "",
      "src/ui/kit/index.ts": "",
      "src/adapters/clock.ts": "",
    },
    faults: [
      "src/domain/utils.ts",
      "src/services/helpers/a.ts",
      "src/server/key-manager.ts",
      "src/ui/kit/index.ts",
      "src/adapters/clock.ts",
    ],
    fine: { "src/domain/utilisation.ts": "", "src/adapters/memory/clock.ts": "" },
  },
];
