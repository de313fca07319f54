/** An error of the stream: a JSON-RPC code and, where the application refuses, its own code in `data`. */
export class RpcError extends Error {
  readonly rpcCode: number;
  readonly appCode: string | null;

  constructor(rpcCode: number, message: string, appCode: string | null = null) {
    super(message);
    this.rpcCode = rpcCode;
    this.appCode = appCode;
  }
}

const APPLICATION = -32_000;

export const invalidRequest = (): RpcError => new RpcError(-32_600, "Invalid Request");
export const methodNotFound = (): RpcError => new RpcError(-32_601, "Method not found");
export const invalidParams = (message: string): RpcError =>
  new RpcError(-32_602, `Invalid params: ${message}`);
export const unauthorized = (message: string): RpcError => new RpcError(APPLICATION, message, "UNAUTHORIZED");
export const forbidden = (message: string): RpcError => new RpcError(APPLICATION, message, "FORBIDDEN");
export const tooMany = (): RpcError => new RpcError(APPLICATION, "Too many requests", "TOO_MANY_REQUESTS");
