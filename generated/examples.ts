// Every event of ZenML with example properties.
// Made by Forthright: to change this file, edit the catalogue and generate again.

import type { CommandBinding } from "@forthright/runtime/codegen";
import { binding } from "./analytics.ts";
import * as events from "./events.ts";

/** What the telemetry commands must know of this catalogue. */
export const commandBinding: CommandBinding = {
  ...binding,
  examples: [
    {
      event: events.RUN_PIPELINE,
      properties: {
        total_steps: 4,
        schedule: false,
        custom_materializer: false,
        custom_artifact: false,
        store_type: "local",
        orchestrator: "kubeflow",
        artifact_store: "local",
        container_registry: "default",
        step_operator: "sagemaker",
        model_deployer: "mlflow",
        secrets_manager: "local",
        feature_store: "feast",
        experiment_tracker: "mlflow",
        alerter: "slack",
        annotator: "label_studio",
        data_validator: "evidently",
      },
    },
    { event: events.GET_PIPELINES, properties: {} },
    { event: events.GET_PIPELINE, properties: {} },
    { event: events.INITIALIZE_REPO, properties: {} },
    { event: events.INITIALIZED_PROFILE, properties: {} },
    {
      event: events.REGISTERED_STACK_COMPONENT,
      properties: { type: "orchestrator", flavor: "kubeflow", is_shared: false },
    },
    {
      event: events.UPDATED_STACK_COMPONENT,
      properties: { type: "artifact_store", flavor: "local", is_shared: true },
    },
    {
      event: events.COPIED_STACK_COMPONENT,
      properties: { type: "alerter", flavor: "slack", is_shared: false },
    },
    { event: events.REGISTERED_STACK, properties: { is_shared: false } },
    { event: events.REGISTERED_DEFAULT_STACK, properties: {} },
    { event: events.SET_STACK, properties: {} },
    { event: events.UPDATED_STACK, properties: { is_shared: true } },
    { event: events.COPIED_STACK, properties: { is_shared: false } },
    { event: events.IMPORT_STACK, properties: {} },
    { event: events.EXPORT_STACK, properties: {} },
    { event: events.MODEL_DEPLOYED, properties: {} },
    { event: events.OPT_IN_ANALYTICS, properties: {} },
    { event: events.OPT_OUT_ANALYTICS, properties: {} },
    { event: events.RUN_ZENML_GO, properties: {} },
    { event: events.RUN_EXAMPLE, properties: { example_name: "quickstart" } },
    { event: events.PULL_EXAMPLE, properties: { example_name: "quickstart" } },
    { event: events.INSTALL_INTEGRATION, properties: { integration_name: "mlflow" } },
    { event: events.CREATED_USER, properties: {} },
    { event: events.CREATED_DEFAULT_USER, properties: {} },
    { event: events.DELETED_USER, properties: {} },
    { event: events.CREATED_TEAM, properties: {} },
    { event: events.DELETED_TEAM, properties: {} },
    { event: events.CREATED_PROJECT, properties: {} },
    { event: events.DELETED_PROJECT, properties: {} },
    { event: events.CREATED_ROLE, properties: {} },
    { event: events.DELETED_ROLE, properties: {} },
    { event: events.CREATED_FLAVOR, properties: {} },
    { event: events.EVENT_TEST, properties: {} },
    { event: events.PULL_STACK_RECIPE, properties: { stack_recipe_name: "aws-minimal" } },
    { event: events.RUN_STACK_RECIPE, properties: { stack_recipe_name: "aws-minimal" } },
    { event: events.DESTROY_STACK_RECIPE, properties: { stack_recipe_name: "aws-minimal" } },
  ],
  metadataExamples: {
    installation_id: "6d1f0a52-8f0e-4a43-9b1c-1f4f1d7c2e90",
    version: "0.23.0",
    os: "Ubuntu Linux 16.04",
    email: "ada@example.org",
  },
  controller: { name: "ZenML GmbH" },
  homepage: "https://zenml.io",
};
