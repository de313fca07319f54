import { createHash } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import postgres from "postgres";

/*
 * What the product is held against: node:http and postgres.js, which look up the same session row and answer the same page
 * of receipts, and do nothing else. `/static` answers without a database.
 */

const [databaseUrl = ""] = process.argv.slice(2);
const sql = postgres(databaseUrl, { max: 10, fetch_types: false, onnotice: () => undefined });
const STATIC = JSON.stringify({ status: "ok" });

const page = async (token: string): Promise<unknown> => {
  const hash = createHash("sha256").update(token).digest("hex");
  const [session] = await sql`
    select s.id, s.user_id, s.expires_at, u.email, u.role from sessions s join users u on u.id = s.user_id
    where s.token_hash = ${hash} and s.expires_at > now()`;
  if (session === undefined) return null;
  return await sql`select * from receipts where user_id = ${session.user_id} order by seq desc nulls last limit 51`;
};

const server = createServer((request, response) => {
  response.setHeader("content-type", "application/json");
  if (request.url === "/static") return void response.end(STATIC);
  page(request.headers.authorization ?? "").then(
    (rows) => {
      response.statusCode = rows === null ? 401 : 200;
      response.end(JSON.stringify(rows));
    },
    () => {
      response.statusCode = 500;
      response.end();
    },
  );
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`listening on ${(server.address() as AddressInfo).port}\n`);
});
