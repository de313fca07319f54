/** Liveness: this process answers. It says nothing about the database, the exchange or the worker. */
export const dynamic = "force-dynamic";

export function GET(): Response {
  return Response.json({ status: "alive" }, { headers: { "cache-control": "no-store" } });
}
