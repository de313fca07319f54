/**
 * The library's answer with our cookies beside its own. To the question who is logged in (`action` "session") it would
 * answer with the same cookie anew, and put back a token that was replaced meanwhile: that answer sets none.
 */
export function answerWithCookies(
  response: Response,
  { action, cookies }: { readonly action: string | undefined; readonly cookies: readonly string[] },
): Response {
  const headers = new Headers(response.headers);
  if (action === "session") headers.delete("set-cookie");
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(response.body, { status: response.status, headers });
}
