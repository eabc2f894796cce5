import { wrapCall } from "@forthright/runtime/client/wrap";
import { describe, expect, it } from "vitest";

function recorder() {
  const records: unknown[] = [];
  return { records, record: (result: unknown) => void records.push(result) };
}

describe("wrap", () => {
  it("passes `this`, arguments and result on, and records the result", () => {
    const { records, record } = recorder();
    const host = {
      factor: 3,
      times: wrapCall(
        function (this: { factor: number }, n: number) {
          return this.factor * n;
        } as (n: number) => number,
        record,
      ),
    };
    expect(host.times(2)).toBe(6);
    expect(records).toEqual([6]);
  });

  it("passes an exception on and records nothing", () => {
    const { records, record } = recorder();
    const error = new Error("host");
    const fail = wrapCall(() => {
      throw error;
    }, record);
    expect(fail).toThrow(error);
    expect(records).toEqual([]);
  });

  it("records the value of a promise after it is there", async () => {
    const { records, record } = recorder();
    const promise = wrapCall(async () => "done", record)();
    expect(promise).toBeInstanceOf(Promise);
    expect(records).toEqual([]);
    expect(await promise).toBe("done");
    expect(records).toEqual(["done"]);
  });

  it("passes a rejection on and records nothing", async () => {
    const { records, record } = recorder();
    const error = new Error("host");
    await expect(wrapCall(async () => Promise.reject(error), record)()).rejects.toBe(error);
    expect(records).toEqual([]);
  });

  it("returns a promise with extras of its own as it is", async () => {
    const { records, record } = recorder();
    const promise = Object.assign(Promise.resolve(1), { kill: () => true });
    expect(wrapCall(() => promise, record)()).toBe(promise);
    await promise;
    expect(records).toEqual([1]);
  });

  it("does not start a lazy `then`", () => {
    const { records, record } = recorder();
    let isStarted = false;
    // biome-ignore lint/suspicious/noThenProperty: the very thing that is tested
    const lazy = Object.defineProperty({}, "then", {
      value: () => {
        isStarted = true;
      },
    });
    expect(wrapCall(() => lazy, record)()).toBe(lazy);
    expect([isStarted, records]).toEqual([false, []]);
  });
});
