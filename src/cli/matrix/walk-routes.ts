import { METHODS } from "#server/http/method.ts";
import { OUR_PAGE } from "./ask.ts";
import { findForeignWrites } from "./find-foreign-writes.ts";
import { findLeaks, isServerError, readAnswer } from "./find-leaks.ts";
import type { Finding } from "./findings.ts";
import { ORIGIN, type Product } from "./open-product.ts";
import type { TabledRoute } from "./read-route-table.ts";
import { seedTenant } from "./seed-tenant.ts";
import type { Standing, Walk } from "./walk-procedures.ts";
import { withinNext } from "./within-next.ts";

type Credentials = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** Everything a caller can show who does not hold the bearer secret. */
const credentialsOf = async (product: Product): Promise<Credentials> => ({
  nothing: {},
  "a wrong bearer": { authorization: `Bearer ${"0".repeat(product.cronSecret.length)}` },
  "a trader's cookie": { cookie: (await seedTenant(product)).cookie },
  "an operator's cookie": { cookie: (await seedTenant(product, "operator")).cookie },
  "the secret in a cookie": { cookie: `authorization=Bearer ${product.cronSecret}` },
});

const requestOf = (path: string, method: string, headers: Readonly<Record<string, string>>): Request => {
  const hasBody = ["POST", "PUT", "PATCH"].includes(method);
  const type = hasBody ? { "content-type": "application/json" } : {};
  return new Request(`${ORIGIN}${path}`, {
    method,
    headers: { ...OUR_PAGE, ...type, ...headers },
    ...(hasBody ? { body: "{}" } : {}),
  });
};

/** Every route by every method, with everything but what would let somebody in. */
export async function walkRoutes(
  product: Product,
  routes: readonly TabledRoute[],
  { B }: Standing,
): Promise<Omit<Walk, "done">> {
  let cases = 0;
  const findings: Finding[] = [];
  let before = await product.audit.rowsOf(B.userId);
  const credentials = Object.entries(await credentialsOf(product));
  for (const { path, route, params } of routes) {
    for (const method of METHODS) {
      for (const [shown, headers] of credentials) {
        const answer = await readAnswer(
          await withinNext(headers, () => product.send(route, requestOf(path, method, headers), params)),
        );
        const after = await product.audit.rowsOf(B.userId);
        const where = `${method} ${path} with ${shown}`;
        const isOperator = shown.startsWith("an operator");
        const told = findLeaks(answer, B, { asked: "", isOperator }).map(
          (what) => `tells the ${what} of a tenant`,
        );
        const isLetIn = route.limit === "cron" && ![401, 405].includes(answer.status);
        const leaks = isLetIn ? [...told, `is answered with ${answer.status}`] : told;
        findings.push(...leaks.map((what) => ({ kind: "leak", where, what }) as const));
        for (const table of findForeignWrites(before, after, { isAddressed: false })) {
          findings.push({ kind: "foreign-write", where, what: `writes to ${table} of a tenant` });
        }
        before = after;
        if (isServerError(answer)) {
          findings.push({ kind: "server-error", where, what: `answers ${answer.status}` });
        }
        cases += 1;
      }
    }
  }
  return { cases, findings };
}
