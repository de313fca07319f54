/** The session cookie. `__Host-` binds it to this very host, but browsers take it over https only. */
export function sessionCookie(isSecure: boolean) {
  return {
    name: isSecure ? "__Host-axisor.session" : "axisor.session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure },
  } as const;
}
