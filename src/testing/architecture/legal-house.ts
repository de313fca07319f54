import type { Planted } from "./plant-tree.ts";

const stub = (name: string): Planted => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: "1.0.0", main: "index.js" }),
  [`node_modules/${name}/index.js`]: "export const stub = 1;\n",
});

const PACKAGES = [
  ...["next", "react", "@trpc/server", "drizzle-orm", "postgres", "@upstash/redis", "libsodium-wrappers"],
  ...["@node-rs/argon2", "ws", "cli-progress", "zod", "vitest", "undeclared"],
  ...["otpauth", "@simplewebauthn/server", "hibp", "@zxcvbn-ts/language-common", "bowser", "uqr", "grammy"],
  ...["nodemailer", "web-push", "@opentelemetry/api"],
];

const packageJson = {
  name: "planted",
  type: "module",
  dependencies: Object.fromEntries(
    PACKAGES.filter((name) => name !== "vitest" && name !== "undeclared").map((name) => [name, "1.0.0"]),
  ),
  devDependencies: { vitest: "1.0.0" },
};

/** One small file per layer that imports all its layer may: the import rules must find nothing to say about it. */
export const legalHouse = (imports: Readonly<Record<string, string>>): Planted => ({
  ...Object.assign({}, ...PACKAGES.map(stub)),
  "package.json": JSON.stringify({ ...packageJson, imports }),
  "src/env.ts": 'import { z } from "zod";\nexport const env = () => z;\n',
  "src/domain/units.ts": "export type Sats = number;\nexport const sats = (value: number): Sats => value;\n",
  "src/domain/position/margin.ts":
    'import { sats, type Sats } from "../units.ts";\nexport const margin = (): Sats => sats(1);\n',
  "src/domain/position/margin.test.ts":
    'import { expect } from "vitest";\nimport { aPosition } from "#testing/a-position.ts";\nimport { margin } from "./margin.ts";\nexpect(margin()).toBe(aPosition());\n',
  "src/ports/exchange.ts":
    'import type { Sats } from "#domain/units.ts";\nexport interface Exchange { balance(): Sats }\n',
  "src/ports/clock.ts":
    'import type { Exchange } from "./exchange.ts";\nexport interface Clock { of(exchange: Exchange): number }\n',
  "src/adapters/postgres/store.ts":
    'import { stub } from "drizzle-orm";\nimport { stub as driver } from "postgres";\nimport { sats } from "#domain/units.ts";\nimport type { Clock } from "#ports/clock.ts";\nimport { row } from "./row.ts";\nexport const store = (clock: Clock) => [clock, stub, driver, sats(1), row];\n',
  "src/adapters/postgres/row.ts": "export const row = 1;\n",
  "src/adapters/lnmarkets/stream.ts": 'import { stub } from "ws";\nexport const stream = stub;\n',
  "src/adapters/upstash/limit.ts": 'import { stub } from "@upstash/redis";\nexport const limit = stub;\n',
  "src/adapters/sodium/vault.ts": 'import { stub } from "libsodium-wrappers";\nexport const vault = stub;\n',
  "src/adapters/argon2/hash.ts": 'import { stub } from "@node-rs/argon2";\nexport const hash = stub;\n',
  "src/adapters/otpauth/totp.ts": 'import { stub } from "otpauth";\nexport const totp = stub;\n',
  "src/adapters/simplewebauthn/ask.ts":
    'import { stub } from "@simplewebauthn/server";\nexport const ask = stub;\n',
  "src/adapters/hibp/list.ts": 'import { stub } from "hibp";\nexport const list = stub;\n',
  "src/adapters/zxcvbn/words.ts":
    'import { stub } from "@zxcvbn-ts/language-common";\nexport const words = stub;\n',
  "src/adapters/bowser/names.ts": 'import { stub } from "bowser";\nexport const names = stub;\n',
  "src/adapters/smtp/letter.ts": 'import { stub } from "nodemailer";\nexport const letter = stub;\n',
  "src/adapters/web-push/push.ts": 'import { stub } from "web-push";\nexport const push = stub;\n',
  "src/adapters/opentelemetry/trace.ts":
    'import { stub } from "@opentelemetry/api";\nexport const trace = stub;\n',
  "src/adapters/uqr/picture.ts": 'import { stub } from "uqr";\nexport const picture = stub;\n',
  "src/adapters/telegram/bot.ts": 'import { stub } from "grammy";\nexport const bot = stub;\n',
  "src/services/monitor/run-tick.ts":
    'import { sats } from "#domain/units.ts";\nimport type { Exchange } from "#ports/exchange.ts";\nimport { readBack } from "./read-back.ts";\nexport const runTick = (exchange: Exchange) => [exchange, sats(1), readBack];\n',
  "src/services/monitor/read-back.ts": "export const readBack = 1;\n",
  "src/server/composition.ts":
    'import { store } from "#adapters/postgres/store.ts";\nimport { env } from "#env";\nimport type { Clock } from "#ports/clock.ts";\nimport { runTick } from "#services/monitor/run-tick.ts";\nexport const compose = (clock: Clock) => [store(clock), env(), runTick];\n',
  "src/server/auth/session.ts": 'import { env } from "#env";\nexport const session = env;\n',
  "src/server/trpc/router.ts":
    'import { stub } from "@trpc/server";\nimport { compose } from "../composition.ts";\nexport const router = [stub, compose];\nexport type Router = typeof router;\n',
  "src/app/page.tsx":
    'import { stub } from "next";\nimport { sats } from "#domain/units.ts";\nimport { router } from "#server/trpc/router.ts";\nimport { ruler } from "#ui/kit/ruler.tsx";\nexport default () => [stub, sats, router, ruler];\n',
  "src/app/layout.tsx": "export default () => 1;\n",
  "src/ui/kit/ruler.tsx":
    'import { stub } from "react";\nimport { tick } from "./tick.ts";\nexport const ruler = [stub, tick];\n',
  "src/ui/kit/tick.ts": "export const tick = 1;\n",
  "src/ui/positions/list.tsx":
    'import { sats } from "#domain/units.ts";\nimport type { Router } from "#server/trpc/router.ts";\nimport { ruler } from "../kit/ruler.tsx";\nexport const list = (router: Router) => [sats, ruler, router];\n',
  "src/sw/worker.ts": 'import { sats } from "#domain/units.ts";\nexport const worker = sats;\n',
  "src/cli/start.ts":
    'import { stub } from "cli-progress";\nimport { env } from "#env";\nimport type { Clock } from "#ports/clock.ts";\nimport { compose } from "#server/composition.ts";\nimport { print } from "./print.ts";\nexport const start = (clock: Clock) => [stub, env, compose(clock), print];\n',
  "src/cli/print.ts": "export const print = 1;\n",
  "src/cli/reset.ts": "export {};\n",
  "src/paper-exchange/main.ts":
    'import { stub } from "ws";\nimport { margin } from "#domain/position/margin.ts";\nexport const main = [stub, margin];\n',
  "src/testing/a-position.ts":
    'import { stub } from "vitest";\nimport { store } from "#adapters/postgres/store.ts";\nexport const aPosition = () => [stub, store];\n',
});
