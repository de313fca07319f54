/**
 * The token in the address, which leaves the address bar with this call: it must not stay in the history, on a screen or
 * in what the next page is told of where one came from. Null when there is none.
 */
export const takeToken = (): string | null => {
  const token = new URLSearchParams(window.location.search).get("token");
  window.history.replaceState(null, "", window.location.pathname);
  return token === "" ? null : token;
};
