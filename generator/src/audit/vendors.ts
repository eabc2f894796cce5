/**
 * Services that programs report to without this project's SDK: the packages, globals and hosts by which a call is
 * known. From the services' public documentation and the packages' own type declarations.
 */
export interface Vendor {
  /** As messages call it. */
  readonly name: string;
  /** Module specifiers; a sub-path of one counts as well. */
  readonly packages: readonly string[];
  /** Names of classes, factories and sub-objects that lead to a client; also usable as types. */
  readonly leads: readonly string[];
  /** Methods that send. */
  readonly methods: readonly string[];
  /** Global variables that the service's browser snippet makes. */
  readonly globals: readonly string[];
  /** Global functions that send when they are called. */
  readonly functions: readonly string[];
  /** Hosts that take events; a host below one counts as well. */
  readonly hosts: readonly string[];
}

const SEGMENT_METHODS = ["track", "identify", "page", "screen", "group", "alias"];

export const VENDORS: readonly Vendor[] = [
  {
    name: "Segment",
    packages: [
      "@segment/analytics-node",
      "@segment/analytics-next",
      "@segment/analytics-react-native",
      "@segment/analytics.js-core",
      "@segment/snippet",
      "analytics-node",
      "analytics.js",
    ],
    leads: ["Analytics", "AnalyticsBrowser", "load", "createClient", "useAnalytics", "analytics"],
    methods: [...SEGMENT_METHODS, "pageview", "trackLink", "trackForm", "trackSubmit", "enqueue"],
    globals: ["analytics"],
    functions: [],
    hosts: ["segment.io", "segmentapis.com"],
  },
  {
    name: "PostHog",
    packages: ["posthog-node", "posthog-js", "posthog-js-lite", "posthog-react-native"],
    leads: ["PostHog", "posthog", "init", "usePostHog"],
    methods: [
      "capture",
      "captureImmediate",
      "identify",
      "alias",
      "group",
      "groupIdentify",
      "captureException",
    ],
    globals: ["posthog"],
    functions: [],
    hosts: ["posthog.com"],
  },
  {
    name: "RudderStack",
    packages: [
      "@rudderstack/rudder-sdk-node",
      "@rudderstack/analytics-js",
      "@rudderstack/analytics-js-service-worker",
      "rudder-sdk-js",
    ],
    leads: ["RudderAnalytics", "Analytics", "load"],
    methods: SEGMENT_METHODS,
    globals: ["rudderanalytics"],
    functions: [],
    hosts: ["rudderstack.com", "rudderlabs.com"],
  },
  {
    name: "Amplitude",
    packages: [
      "@amplitude/node",
      "@amplitude/analytics-node",
      "@amplitude/analytics-browser",
      "@amplitude/unified",
      "amplitude-js",
    ],
    leads: ["init", "createInstance", "getInstance", "AmplitudeClient", "NodeClient", "amplitude"],
    methods: [
      "track",
      "logEvent",
      "logEventWithTimestamp",
      "identify",
      "groupIdentify",
      "revenue",
      "setGroup",
    ],
    globals: ["amplitude"],
    functions: [],
    hosts: ["amplitude.com"],
  },
  {
    name: "Mixpanel",
    packages: ["mixpanel", "mixpanel-browser", "mixpanel-react-native"],
    leads: ["init", "Mixpanel", "people", "groups", "OverridedMixpanel"],
    methods: [
      "track",
      "track_batch",
      "track_pageview",
      "track_links",
      "track_forms",
      "import",
      "import_batch",
      "identify",
      "alias",
      "set",
      "set_once",
      "increment",
      "track_charge",
    ],
    globals: ["mixpanel"],
    functions: [],
    hosts: ["mixpanel.com"],
  },
  {
    name: "Google Analytics",
    packages: [
      "react-ga",
      "react-ga4",
      "universal-analytics",
      "ga-gtag",
      "gtag.js",
      "vue-gtag",
      "firebase/analytics",
    ],
    leads: ["default", "Visitor", "createInstance"],
    methods: [
      "event",
      "pageview",
      "screenview",
      "send",
      "ga",
      "gtag",
      "exception",
      "timing",
      "transaction",
      "item",
      "push",
      "logEvent",
    ],
    globals: ["dataLayer", "_gaq"],
    functions: ["gtag", "ga"],
    hosts: ["google-analytics.com", "analytics.google.com", "googletagmanager.com"],
  },
];

/** Packages that speak HTTP, and what they send with. */
export const HTTP_PACKAGES: readonly string[] = [
  "http",
  "https",
  "http2",
  "node:http",
  "node:https",
  "node:http2",
  "axios",
  "got",
  "ky",
  "needle",
  "node-fetch",
  "cross-fetch",
  "isomorphic-fetch",
  "ofetch",
  "phin",
  "request",
  "superagent",
  "undici",
  "whatwg-fetch",
];

export const HTTP_METHODS: readonly string[] = [
  "request",
  "get",
  "post",
  "put",
  "patch",
  "delete",
  "head",
  "fetch",
  "stream",
  "connect",
  "create",
  "extend",
  "defaults",
  "open",
  "sendBeacon",
  "ofetch",
  "$fetch",
  "Pool",
  "Client",
];

/** Keys of an options object that say where a request goes. */
export const ADDRESS_KEYS: ReadonlySet<string> = new Set([
  "url",
  "uri",
  "href",
  "host",
  "hostname",
  "origin",
  "baseURL",
  "baseUrl",
  "prefixUrl",
]);
