import fc from "fast-check";
import { expect, it } from "vitest";
import { helperName, propertiesTypeName, slugOf, valuesName } from "../../../generator/src/catalog/names.ts";

it.each([
  ["RUN_PIPELINE", "RunPipelineProperties", "trackRunPipeline", "run-pipeline"],
  ["A", "AProperties", "trackA", "a"],
  ["V2_API", "V2ApiProperties", "trackV2Api", "v2-api"],
  ["A__B_", "ABProperties", "trackAB", "a-b"],
])("%s gives %s, %s and %s", (constant, type, helper, slug) => {
  expect([propertiesTypeName(constant), helperName(constant), slugOf(constant)]).toEqual([
    type,
    helper,
    slug,
  ]);
});

it.each([
  ["Flavor", "FLAVOR_VALUES"],
  ["StackComponentType", "STACK_COMPONENT_TYPE_VALUES"],
  ["HTTPMethod", "HTTP_METHOD_VALUES"],
  ["Http2Method", "HTTP2_METHOD_VALUES"],
])("%s has the values %s", (type, values) => {
  expect(valuesName(type)).toBe(values);
});

it("makes safe names of any text", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(slugOf(text)).toMatch(/^(?:[a-z0-9]+(?:-[a-z0-9]+)*)?$/);
      expect(helperName(text)).toMatch(/^track[A-Za-z0-9]*$/);
    }),
  );
});
