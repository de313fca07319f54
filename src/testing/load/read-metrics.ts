/** Where a process shows Prometheus what it counts, and who may ask. */
export type MetricsPlace = Readonly<{ port: number; token: string }>;

/** What a process shows. */
export const readMetrics = async ({ port, token }: MetricsPlace): Promise<string> => {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await fetch(`http://127.0.0.1:${port}/api/metrics`, { headers });
  if (!answer.ok) throw new Error(`The metrics on port ${port} answered ${answer.status}`);
  return await answer.text();
};
