// The events of ZenML, in the order of the catalogue.
// Made by Forthright: to change this file, edit the catalogue and generate again.

import type { Analytics, EventDescriptor, NoProperties } from "@forthright/runtime/codegen";
import type { FlavorName, StackComponentType, StoreType } from "./types.ts";
import { STACK_COMPONENT_TYPE_VALUES, STORE_TYPE_VALUES } from "./types.ts";

// Pipelines: 3 events

/** Properties of “Pipeline run”. */
export interface RunPipelineProperties {
  /**
   * How many steps the pipeline has. Not mentioned on the public page of this release.
   *
   * Allowed: integer, at least 0. Example: 4. Sensitivity: none.
   */
  readonly total_steps: number;
  /**
   * Whether the run was scheduled. Not mentioned on the public page of this release.
   *
   * Allowed: true or false. Example: false. Sensitivity: none.
   */
  readonly schedule?: boolean | undefined;
  /**
   * Whether a materializer other than ZenML's own was used. Not mentioned on the public page of this release.
   *
   * Allowed: true or false. Example: false. Sensitivity: none.
   */
  readonly custom_materializer?: boolean | undefined;
  /**
   * Whether an artifact class other than ZenML's own was used. Not mentioned on the public page of this
   * release.
   *
   * Allowed: true or false. Example: false. Sensitivity: none.
   */
  readonly custom_artifact?: boolean | undefined;
  /**
   * Where ZenML keeps its own records. Not mentioned on the public page of this release.
   *
   * Allowed: one of STORE_TYPE_VALUES. Example: "local". Sensitivity: none.
   */
  readonly store_type?: StoreType | undefined;
  /**
   * Flavour of the stack's orchestrator. Not mentioned on the public page of this release.
   *
   * Free text: Integrations and users can add flavours of their own, so no closed list exists.
   *
   * Allowed: text, at most 64 characters. Example: "kubeflow". Sensitivity: none.
   */
  readonly orchestrator?: FlavorName | undefined;
  /**
   * Flavour of the stack's artifact store. Not mentioned on the public page of this release.
   *
   * Free text: Integrations and users can add flavours of their own, so no closed list exists.
   *
   * Allowed: text, at most 64 characters. Example: "local". Sensitivity: none.
   */
  readonly artifact_store?: FlavorName | undefined;
  /**
   * Flavour of the stack's container registry. Not mentioned on the public page of this release.
   *
   * Free text: Integrations and users can add flavours of their own, so no closed list exists.
   *
   * Allowed: text, at most 64 characters. Example: "default". Sensitivity: none.
   */
  readonly container_registry?: FlavorName | undefined;
  /**
   * Flavour of the stack's step operator. Not mentioned on the public page of this release.
   *
   * Free text: Integrations and users can add flavours of their own, so no closed list exists.
   *
   * Allowed: text, at most 64 characters. Example: "sagemaker". Sensitivity: none.
   */
  readonly step_operator?: FlavorName | undefined;
  /**
   * Flavour of the stack's model deployer. Not mentioned on the public page of this release.
   *
   * Free text: Integrations and users can add flavours of their own, so no closed list exists.
   *
   * Allowed: text, at most 64 characters. Example: "mlflow". Sensitivity: none.
   */
  readonly model_deployer?: FlavorName | undefined;
  /**
   * Flavour of the stack's secrets manager. Not mentioned on the public page of this release.
   *
   * Free text: Integrations and users can add flavours of their own, so no closed list exists.
   *
   * Allowed: text, at most 64 characters. Example: "local". Sensitivity: none.
   */
  readonly secrets_manager?: FlavorName | undefined;
  /**
   * Flavour of the stack's feature store. Not mentioned on the public page of this release.
   *
   * Free text: Integrations and users can add flavours of their own, so no closed list exists.
   *
   * Allowed: text, at most 64 characters. Example: "feast". Sensitivity: none.
   */
  readonly feature_store?: FlavorName | undefined;
  /**
   * Flavour of the stack's experiment tracker. Not mentioned on the public page of this release.
   *
   * Free text: Integrations and users can add flavours of their own, so no closed list exists.
   *
   * Allowed: text, at most 64 characters. Example: "mlflow". Sensitivity: none.
   */
  readonly experiment_tracker?: FlavorName | undefined;
  /**
   * Flavour of the stack's alerter. Not mentioned on the public page of this release.
   *
   * Free text: Integrations and users can add flavours of their own, so no closed list exists.
   *
   * Allowed: text, at most 64 characters. Example: "slack". Sensitivity: none.
   */
  readonly alerter?: FlavorName | undefined;
  /**
   * Flavour of the stack's annotator. Not mentioned on the public page of this release.
   *
   * Free text: Integrations and users can add flavours of their own, so no closed list exists.
   *
   * Allowed: text, at most 64 characters. Example: "label_studio". Sensitivity: none.
   */
  readonly annotator?: FlavorName | undefined;
  /**
   * Flavour of the stack's data validator. Not mentioned on the public page of this release.
   *
   * Free text: Integrations and users can add flavours of their own, so no closed list exists.
   *
   * Allowed: text, at most 64 characters. Example: "evidently". Sensitivity: none.
   */
  readonly data_validator?: FlavorName | undefined;
}

/**
 * A pipeline was run. Says how the pipeline and its stack are built, not what it computes.
 *
 * When: A pipeline is run.
 *
 * Wire name: "Pipeline run". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const RUN_PIPELINE: EventDescriptor<RunPipelineProperties> = {
  constant: "RUN_PIPELINE",
  name: "Pipeline run",
  check(gate) {
    gate.integer("total_steps", true, { minimum: 0 });
    gate.boolean("schedule", false);
    gate.boolean("custom_materializer", false);
    gate.boolean("custom_artifact", false);
    gate.string("store_type", false, { enum: STORE_TYPE_VALUES });
    gate.string("orchestrator", false, { maxLength: 64 });
    gate.string("artifact_store", false, { maxLength: 64 });
    gate.string("container_registry", false, { maxLength: 64 });
    gate.string("step_operator", false, { maxLength: 64 });
    gate.string("model_deployer", false, { maxLength: 64 });
    gate.string("secrets_manager", false, { maxLength: 64 });
    gate.string("feature_store", false, { maxLength: 64 });
    gate.string("experiment_tracker", false, { maxLength: 64 });
    gate.string("alerter", false, { maxLength: 64 });
    gate.string("annotator", false, { maxLength: 64 });
    gate.string("data_validator", false, { maxLength: 64 });
  },
};

/** Records “Pipeline run”. */
export function trackRunPipeline(analytics: Analytics, properties: RunPipelineProperties): void {
  analytics.track(RUN_PIPELINE, properties);
}

/**
 * The list of pipelines was looked up.
 *
 * When: Pipelines are listed.
 *
 * Wire name: "Pipelines fetched". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const GET_PIPELINES: EventDescriptor<NoProperties> = {
  constant: "GET_PIPELINES",
  name: "Pipelines fetched",
  check() {},
};

/** Records “Pipelines fetched”. */
export function trackGetPipelines(analytics: Analytics): void {
  analytics.track(GET_PIPELINES);
}

/**
 * One pipeline was looked up.
 *
 * When: A single pipeline is fetched.
 *
 * Wire name: "Pipeline fetched". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const GET_PIPELINE: EventDescriptor<NoProperties> = {
  constant: "GET_PIPELINE",
  name: "Pipeline fetched",
  check() {},
};

/** Records “Pipeline fetched”. */
export function trackGetPipeline(analytics: Analytics): void {
  analytics.track(GET_PIPELINE);
}

// Repo: 1 event

/**
 * ZenML was set up in a repository.
 *
 * When: A repository is initialized for ZenML.
 *
 * Wire name: "ZenML initialized". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const INITIALIZE_REPO: EventDescriptor<NoProperties> = {
  constant: "INITIALIZE_REPO",
  name: "ZenML initialized",
  check() {},
};

/** Records “ZenML initialized”. */
export function trackInitializeRepo(analytics: Analytics): void {
  analytics.track(INITIALIZE_REPO);
}

// Profile: 1 event

/**
 * A profile was set up.
 *
 * When: A profile is initialized.
 *
 * Wire name: "Profile initialized". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const INITIALIZED_PROFILE: EventDescriptor<NoProperties> = {
  constant: "INITIALIZED_PROFILE",
  name: "Profile initialized",
  check() {},
};

/** Records “Profile initialized”. */
export function trackInitializedProfile(analytics: Analytics): void {
  analytics.track(INITIALIZED_PROFILE);
}

// Components: 3 events

/** Properties of “Stack component registered”. */
export interface RegisteredStackComponentProperties {
  /**
   * The kind of component. Not mentioned on the public page of this release.
   *
   * Allowed: one of STACK_COMPONENT_TYPE_VALUES. Example: "orchestrator". Sensitivity: none.
   */
  readonly type?: StackComponentType | undefined;
  /**
   * The component's flavour. Not mentioned on the public page of this release.
   *
   * Free text: Integrations and users can add flavours of their own, so no closed list exists.
   *
   * Allowed: text, at most 64 characters. Example: "kubeflow". Sensitivity: none.
   */
  readonly flavor?: FlavorName | undefined;
  /**
   * Whether the component is shared with other users. Not mentioned on the public page of this release.
   *
   * Allowed: true or false. Example: false. Sensitivity: none.
   */
  readonly is_shared?: boolean | undefined;
}

/**
 * A stack component was registered.
 *
 * When: A stack component is registered.
 *
 * Wire name: "Stack component registered". Sensitivity: none. Purpose: Find bugs and decide what to build
 * next.
 */
export const REGISTERED_STACK_COMPONENT: EventDescriptor<RegisteredStackComponentProperties> = {
  constant: "REGISTERED_STACK_COMPONENT",
  name: "Stack component registered",
  check(gate) {
    gate.string("type", false, { enum: STACK_COMPONENT_TYPE_VALUES });
    gate.string("flavor", false, { maxLength: 64 });
    gate.boolean("is_shared", false);
  },
};

/** Records “Stack component registered”. */
export function trackRegisteredStackComponent(
  analytics: Analytics,
  properties: RegisteredStackComponentProperties = {},
): void {
  analytics.track(REGISTERED_STACK_COMPONENT, properties);
}

/** Properties of “Stack component updated”. */
export interface UpdatedStackComponentProperties {
  /**
   * The kind of component. Not mentioned on the public page of this release.
   *
   * Allowed: one of STACK_COMPONENT_TYPE_VALUES. Example: "artifact_store". Sensitivity: none.
   */
  readonly type?: StackComponentType | undefined;
  /**
   * The component's flavour. Not mentioned on the public page of this release.
   *
   * Free text: Integrations and users can add flavours of their own, so no closed list exists.
   *
   * Allowed: text, at most 64 characters. Example: "local". Sensitivity: none.
   */
  readonly flavor?: FlavorName | undefined;
  /**
   * Whether the component is shared with other users. Not mentioned on the public page of this release.
   *
   * Allowed: true or false. Example: true. Sensitivity: none.
   */
  readonly is_shared?: boolean | undefined;
}

/**
 * A stack component was changed.
 *
 * When: A stack component is updated.
 *
 * Wire name: "Stack component updated". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const UPDATED_STACK_COMPONENT: EventDescriptor<UpdatedStackComponentProperties> = {
  constant: "UPDATED_STACK_COMPONENT",
  name: "Stack component updated",
  check(gate) {
    gate.string("type", false, { enum: STACK_COMPONENT_TYPE_VALUES });
    gate.string("flavor", false, { maxLength: 64 });
    gate.boolean("is_shared", false);
  },
};

/** Records “Stack component updated”. */
export function trackUpdatedStackComponent(
  analytics: Analytics,
  properties: UpdatedStackComponentProperties = {},
): void {
  analytics.track(UPDATED_STACK_COMPONENT, properties);
}

/** Properties of “Stack component copied”. */
export interface CopiedStackComponentProperties {
  /**
   * The kind of component. Not mentioned on the public page of this release.
   *
   * Allowed: one of STACK_COMPONENT_TYPE_VALUES. Example: "alerter". Sensitivity: none.
   */
  readonly type?: StackComponentType | undefined;
  /**
   * The component's flavour. Not mentioned on the public page of this release.
   *
   * Free text: Integrations and users can add flavours of their own, so no closed list exists.
   *
   * Allowed: text, at most 64 characters. Example: "slack". Sensitivity: none.
   */
  readonly flavor?: FlavorName | undefined;
  /**
   * Whether the component is shared with other users. Not mentioned on the public page of this release.
   *
   * Allowed: true or false. Example: false. Sensitivity: none.
   */
  readonly is_shared?: boolean | undefined;
}

/**
 * A stack component was copied.
 *
 * When: A stack component is copied.
 *
 * Wire name: "Stack component copied". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const COPIED_STACK_COMPONENT: EventDescriptor<CopiedStackComponentProperties> = {
  constant: "COPIED_STACK_COMPONENT",
  name: "Stack component copied",
  check(gate) {
    gate.string("type", false, { enum: STACK_COMPONENT_TYPE_VALUES });
    gate.string("flavor", false, { maxLength: 64 });
    gate.boolean("is_shared", false);
  },
};

/** Records “Stack component copied”. */
export function trackCopiedStackComponent(
  analytics: Analytics,
  properties: CopiedStackComponentProperties = {},
): void {
  analytics.track(COPIED_STACK_COMPONENT, properties);
}

// Stack: 7 events

/** Properties of “Stack registered”. */
export interface RegisteredStackProperties {
  /**
   * Whether the stack is shared with other users. Not mentioned on the public page of this release.
   *
   * Allowed: true or false. Example: false. Sensitivity: none.
   */
  readonly is_shared?: boolean | undefined;
}

/**
 * A stack was registered.
 *
 * When: A stack is registered.
 *
 * Wire name: "Stack registered". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const REGISTERED_STACK: EventDescriptor<RegisteredStackProperties> = {
  constant: "REGISTERED_STACK",
  name: "Stack registered",
  check(gate) {
    gate.boolean("is_shared", false);
  },
};

/** Records “Stack registered”. */
export function trackRegisteredStack(analytics: Analytics, properties: RegisteredStackProperties = {}): void {
  analytics.track(REGISTERED_STACK, properties);
}

/**
 * The default stack was registered.
 *
 * When: The default stack is registered.
 *
 * Wire name: "Default stack registered". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const REGISTERED_DEFAULT_STACK: EventDescriptor<NoProperties> = {
  constant: "REGISTERED_DEFAULT_STACK",
  name: "Default stack registered",
  check() {},
};

/** Records “Default stack registered”. */
export function trackRegisteredDefaultStack(analytics: Analytics): void {
  analytics.track(REGISTERED_DEFAULT_STACK);
}

/**
 * A stack was made the active one.
 *
 * When: The active stack is set.
 *
 * Wire name: "Stack set". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const SET_STACK: EventDescriptor<NoProperties> = {
  constant: "SET_STACK",
  name: "Stack set",
  check() {},
};

/** Records “Stack set”. */
export function trackSetStack(analytics: Analytics): void {
  analytics.track(SET_STACK);
}

/** Properties of “Stack updated”. */
export interface UpdatedStackProperties {
  /**
   * Whether the stack is shared with other users. Not mentioned on the public page of this release.
   *
   * Allowed: true or false. Example: true. Sensitivity: none.
   */
  readonly is_shared?: boolean | undefined;
}

/**
 * A stack was changed.
 *
 * When: A stack is updated.
 *
 * Wire name: "Stack updated". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const UPDATED_STACK: EventDescriptor<UpdatedStackProperties> = {
  constant: "UPDATED_STACK",
  name: "Stack updated",
  check(gate) {
    gate.boolean("is_shared", false);
  },
};

/** Records “Stack updated”. */
export function trackUpdatedStack(analytics: Analytics, properties: UpdatedStackProperties = {}): void {
  analytics.track(UPDATED_STACK, properties);
}

/** Properties of “Stack copied”. */
export interface CopiedStackProperties {
  /**
   * Whether the stack is shared with other users. Not mentioned on the public page of this release.
   *
   * Allowed: true or false. Example: false. Sensitivity: none.
   */
  readonly is_shared?: boolean | undefined;
}

/**
 * A stack was copied.
 *
 * When: A stack is copied.
 *
 * Wire name: "Stack copied". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const COPIED_STACK: EventDescriptor<CopiedStackProperties> = {
  constant: "COPIED_STACK",
  name: "Stack copied",
  check(gate) {
    gate.boolean("is_shared", false);
  },
};

/** Records “Stack copied”. */
export function trackCopiedStack(analytics: Analytics, properties: CopiedStackProperties = {}): void {
  analytics.track(COPIED_STACK, properties);
}

/**
 * A stack was imported.
 *
 * When: A stack is imported.
 *
 * Wire name: "Stack imported". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const IMPORT_STACK: EventDescriptor<NoProperties> = {
  constant: "IMPORT_STACK",
  name: "Stack imported",
  check() {},
};

/** Records “Stack imported”. */
export function trackImportStack(analytics: Analytics): void {
  analytics.track(IMPORT_STACK);
}

/**
 * A stack was exported.
 *
 * When: A stack is exported.
 *
 * Wire name: "Stack exported". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const EXPORT_STACK: EventDescriptor<NoProperties> = {
  constant: "EXPORT_STACK",
  name: "Stack exported",
  check() {},
};

/** Records “Stack exported”. */
export function trackExportStack(analytics: Analytics): void {
  analytics.track(EXPORT_STACK);
}

// Model Deployment: 1 event

/**
 * A model was deployed.
 *
 * When: A model is deployed.
 *
 * Wire name: "Model deployed". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const MODEL_DEPLOYED: EventDescriptor<NoProperties> = {
  constant: "MODEL_DEPLOYED",
  name: "Model deployed",
  check() {},
};

/** Records “Model deployed”. */
export function trackModelDeployed(analytics: Analytics): void {
  analytics.track(MODEL_DEPLOYED);
}

// Analytics opt in and out: 2 events

/**
 * Sending was switched on.
 *
 * When: You opt in, after which events may be sent.
 *
 * Wire name: "Analytics opt-in". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const OPT_IN_ANALYTICS: EventDescriptor<NoProperties> = {
  constant: "OPT_IN_ANALYTICS",
  name: "Analytics opt-in",
  check() {},
};

/** Records “Analytics opt-in”. */
export function trackOptInAnalytics(analytics: Analytics): void {
  analytics.track(OPT_IN_ANALYTICS);
}

/**
 * Sending was switched off. This is the last event, and only this one is sent about opting out.
 *
 * When: You opt out while sending is on.
 *
 * Wire name: "Analytics opt-out". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const OPT_OUT_ANALYTICS: EventDescriptor<NoProperties> = {
  constant: "OPT_OUT_ANALYTICS",
  name: "Analytics opt-out",
  check() {},
};

/** Records “Analytics opt-out”. */
export function trackOptOutAnalytics(analytics: Analytics): void {
  analytics.track(OPT_OUT_ANALYTICS);
}

// Examples: 3 events

/**
 * The guided tour was started.
 *
 * When: The command zenml go is run.
 *
 * Wire name: "ZenML go". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const RUN_ZENML_GO: EventDescriptor<NoProperties> = {
  constant: "RUN_ZENML_GO",
  name: "ZenML go",
  check() {},
};

/** Records “ZenML go”. */
export function trackRunZenmlGo(analytics: Analytics): void {
  analytics.track(RUN_ZENML_GO);
}

/** Properties of “Example run”. */
export interface RunExampleProperties {
  /**
   * Name of the example. Not mentioned on the public page of this release.
   *
   * Free text: The list of examples changes apart from releases, so no closed list exists.
   *
   * Allowed: text, at most 64 characters. Example: "quickstart". Sensitivity: none.
   */
  readonly example_name?: string | undefined;
}

/**
 * One of ZenML's example projects was run.
 *
 * When: An example is run.
 *
 * Wire name: "Example run". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const RUN_EXAMPLE: EventDescriptor<RunExampleProperties> = {
  constant: "RUN_EXAMPLE",
  name: "Example run",
  check(gate) {
    gate.string("example_name", false, { maxLength: 64 });
  },
};

/** Records “Example run”. */
export function trackRunExample(analytics: Analytics, properties: RunExampleProperties = {}): void {
  analytics.track(RUN_EXAMPLE, properties);
}

/** Properties of “Example pull”. */
export interface PullExampleProperties {
  /**
   * Name of the example. Not mentioned on the public page of this release.
   *
   * Free text: The list of examples changes apart from releases, so no closed list exists.
   *
   * Allowed: text, at most 64 characters. Example: "quickstart". Sensitivity: none.
   */
  readonly example_name?: string | undefined;
}

/**
 * One of ZenML's example projects was downloaded.
 *
 * When: An example is pulled.
 *
 * Wire name: "Example pull". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const PULL_EXAMPLE: EventDescriptor<PullExampleProperties> = {
  constant: "PULL_EXAMPLE",
  name: "Example pull",
  check(gate) {
    gate.string("example_name", false, { maxLength: 64 });
  },
};

/** Records “Example pull”. */
export function trackPullExample(analytics: Analytics, properties: PullExampleProperties = {}): void {
  analytics.track(PULL_EXAMPLE, properties);
}

// Integrations: 1 event

/** Properties of “Integration installed”. */
export interface InstallIntegrationProperties {
  /**
   * Name of the integration. Not mentioned on the public page of this release.
   *
   * Free text: Integrations are added in every release, and a typed name may be one that does not exist.
   *
   * Allowed: text, at most 64 characters. Example: "mlflow". Sensitivity: none.
   */
  readonly integration_name?: string | undefined;
}

/**
 * An integration with another tool was installed.
 *
 * When: An integration is installed.
 *
 * Wire name: "Integration installed". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const INSTALL_INTEGRATION: EventDescriptor<InstallIntegrationProperties> = {
  constant: "INSTALL_INTEGRATION",
  name: "Integration installed",
  check(gate) {
    gate.string("integration_name", false, { maxLength: 64 });
  },
};

/** Records “Integration installed”. */
export function trackInstallIntegration(
  analytics: Analytics,
  properties: InstallIntegrationProperties = {},
): void {
  analytics.track(INSTALL_INTEGRATION, properties);
}

// Users: 3 events

/**
 * A user account was created.
 *
 * When: A user is created.
 *
 * Wire name: "User created". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const CREATED_USER: EventDescriptor<NoProperties> = {
  constant: "CREATED_USER",
  name: "User created",
  check() {},
};

/** Records “User created”. */
export function trackCreatedUser(analytics: Analytics): void {
  analytics.track(CREATED_USER);
}

/**
 * The default user account was created.
 *
 * When: The default user is created.
 *
 * Wire name: "Default user created". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const CREATED_DEFAULT_USER: EventDescriptor<NoProperties> = {
  constant: "CREATED_DEFAULT_USER",
  name: "Default user created",
  check() {},
};

/** Records “Default user created”. */
export function trackCreatedDefaultUser(analytics: Analytics): void {
  analytics.track(CREATED_DEFAULT_USER);
}

/**
 * A user account was deleted.
 *
 * When: A user is deleted.
 *
 * Wire name: "User deleted". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const DELETED_USER: EventDescriptor<NoProperties> = {
  constant: "DELETED_USER",
  name: "User deleted",
  check() {},
};

/** Records “User deleted”. */
export function trackDeletedUser(analytics: Analytics): void {
  analytics.track(DELETED_USER);
}

// Teams: 2 events

/**
 * A team was created.
 *
 * When: A team is created.
 *
 * Wire name: "Team created". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const CREATED_TEAM: EventDescriptor<NoProperties> = {
  constant: "CREATED_TEAM",
  name: "Team created",
  check() {},
};

/** Records “Team created”. */
export function trackCreatedTeam(analytics: Analytics): void {
  analytics.track(CREATED_TEAM);
}

/**
 * A team was deleted.
 *
 * When: A team is deleted.
 *
 * Wire name: "Team deleted". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const DELETED_TEAM: EventDescriptor<NoProperties> = {
  constant: "DELETED_TEAM",
  name: "Team deleted",
  check() {},
};

/** Records “Team deleted”. */
export function trackDeletedTeam(analytics: Analytics): void {
  analytics.track(DELETED_TEAM);
}

// Projects: 2 events

/**
 * A project was created.
 *
 * When: A project is created.
 *
 * Wire name: "Project created". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const CREATED_PROJECT: EventDescriptor<NoProperties> = {
  constant: "CREATED_PROJECT",
  name: "Project created",
  check() {},
};

/** Records “Project created”. */
export function trackCreatedProject(analytics: Analytics): void {
  analytics.track(CREATED_PROJECT);
}

/**
 * A project was deleted.
 *
 * When: A project is deleted.
 *
 * Wire name: "Project deleted". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const DELETED_PROJECT: EventDescriptor<NoProperties> = {
  constant: "DELETED_PROJECT",
  name: "Project deleted",
  check() {},
};

/** Records “Project deleted”. */
export function trackDeletedProject(analytics: Analytics): void {
  analytics.track(DELETED_PROJECT);
}

// Role: 2 events

/**
 * A role was created.
 *
 * When: A role is created.
 *
 * Wire name: "Role created". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const CREATED_ROLE: EventDescriptor<NoProperties> = {
  constant: "CREATED_ROLE",
  name: "Role created",
  check() {},
};

/** Records “Role created”. */
export function trackCreatedRole(analytics: Analytics): void {
  analytics.track(CREATED_ROLE);
}

/**
 * A role was deleted.
 *
 * When: A role is deleted.
 *
 * Wire name: "Role deleted". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const DELETED_ROLE: EventDescriptor<NoProperties> = {
  constant: "DELETED_ROLE",
  name: "Role deleted",
  check() {},
};

/** Records “Role deleted”. */
export function trackDeletedRole(analytics: Analytics): void {
  analytics.track(DELETED_ROLE);
}

// Flavor: 1 event

/**
 * A flavour of stack component was created.
 *
 * When: A flavour is created.
 *
 * Wire name: "Flavor created". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const CREATED_FLAVOR: EventDescriptor<NoProperties> = {
  constant: "CREATED_FLAVOR",
  name: "Flavor created",
  check() {},
};

/** Records “Flavor created”. */
export function trackCreatedFlavor(analytics: Analytics): void {
  analytics.track(CREATED_FLAVOR);
}

// Test event: 1 event

/**
 * An event for trying out whether reporting works.
 *
 * When: A test event is sent on purpose.
 *
 * Wire name: "Test event". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const EVENT_TEST: EventDescriptor<NoProperties> = {
  constant: "EVENT_TEST",
  name: "Test event",
  check() {},
};

/** Records “Test event”. */
export function trackEventTest(analytics: Analytics): void {
  analytics.track(EVENT_TEST);
}

// Stack recipes: 3 events

/** Properties of “Stack recipes pulled”. */
export interface PullStackRecipeProperties {
  /**
   * Name of the recipe. Not mentioned on the public page of this release.
   *
   * Free text: The list of recipes changes apart from releases, so no closed list exists.
   *
   * Allowed: text, at most 64 characters. Example: "aws-minimal". Sensitivity: none.
   */
  readonly stack_recipe_name?: string | undefined;
}

/**
 * Stack recipes were downloaded.
 *
 * When: Stack recipes are pulled.
 *
 * Wire name: "Stack recipes pulled". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const PULL_STACK_RECIPE: EventDescriptor<PullStackRecipeProperties> = {
  constant: "PULL_STACK_RECIPE",
  name: "Stack recipes pulled",
  check(gate) {
    gate.string("stack_recipe_name", false, { maxLength: 64 });
  },
};

/** Records “Stack recipes pulled”. */
export function trackPullStackRecipe(analytics: Analytics, properties: PullStackRecipeProperties = {}): void {
  analytics.track(PULL_STACK_RECIPE, properties);
}

/** Properties of “Stack recipe created”. */
export interface RunStackRecipeProperties {
  /**
   * Name of the recipe. Not mentioned on the public page of this release.
   *
   * Free text: The list of recipes changes apart from releases, so no closed list exists.
   *
   * Allowed: text, at most 64 characters. Example: "aws-minimal". Sensitivity: none.
   */
  readonly stack_recipe_name?: string | undefined;
}

/**
 * Infrastructure was set up from a stack recipe.
 *
 * When: A stack recipe is run.
 *
 * Wire name: "Stack recipe created". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const RUN_STACK_RECIPE: EventDescriptor<RunStackRecipeProperties> = {
  constant: "RUN_STACK_RECIPE",
  name: "Stack recipe created",
  check(gate) {
    gate.string("stack_recipe_name", false, { maxLength: 64 });
  },
};

/** Records “Stack recipe created”. */
export function trackRunStackRecipe(analytics: Analytics, properties: RunStackRecipeProperties = {}): void {
  analytics.track(RUN_STACK_RECIPE, properties);
}

/** Properties of “Stack recipe destroyed”. */
export interface DestroyStackRecipeProperties {
  /**
   * Name of the recipe. Not mentioned on the public page of this release.
   *
   * Free text: The list of recipes changes apart from releases, so no closed list exists.
   *
   * Allowed: text, at most 64 characters. Example: "aws-minimal". Sensitivity: none.
   */
  readonly stack_recipe_name?: string | undefined;
}

/**
 * Infrastructure that a stack recipe had set up was removed.
 *
 * When: A stack recipe is destroyed.
 *
 * Wire name: "Stack recipe destroyed". Sensitivity: none. Purpose: Find bugs and decide what to build next.
 */
export const DESTROY_STACK_RECIPE: EventDescriptor<DestroyStackRecipeProperties> = {
  constant: "DESTROY_STACK_RECIPE",
  name: "Stack recipe destroyed",
  check(gate) {
    gate.string("stack_recipe_name", false, { maxLength: 64 });
  },
};

/** Records “Stack recipe destroyed”. */
export function trackDestroyStackRecipe(
  analytics: Analytics,
  properties: DestroyStackRecipeProperties = {},
): void {
  analytics.track(DESTROY_STACK_RECIPE, properties);
}
