// Generated from botocore's SageMaker Runtime model by codegen. Do not edit: change codegen or patches.json and run `npm run gen`.
import type { Blob, EventStream } from '../types.ts';

export interface InternalDependencyException {
  Message?: string | undefined;
}

export interface InternalFailure {
  Message?: string | undefined;
}

export interface InternalStreamFailure {
  Message?: string | undefined;
}

export interface InvokeEndpointAsyncInput {
  EndpointName: string;
  ContentType?: string | undefined;
  Accept?: string | undefined;
  CustomAttributes?: string | undefined;
  InferenceId?: string | undefined;
  InputLocation?: string | undefined;
  S3OutputPathExtension?: string | undefined;
  Filename?: string | undefined;
  RequestTTLSeconds?: number | undefined;
  InvocationTimeoutSeconds?: number | undefined;
  Body?: Blob | undefined;
}

export interface InvokeEndpointAsyncOutput {
  InferenceId?: string | undefined;
  OutputLocation?: string | undefined;
  FailureLocation?: string | undefined;
}

export interface InvokeEndpointInput {
  EndpointName: string;
  Body: Blob;
  ContentType?: string | undefined;
  Accept?: string | undefined;
  CustomAttributes?: string | undefined;
  TargetModel?: string | undefined;
  TargetVariant?: string | undefined;
  TargetContainerHostname?: string | undefined;
  InferenceId?: string | undefined;
  EnableExplanations?: string | undefined;
  InferenceComponentName?: string | undefined;
  SessionId?: string | undefined;
  PrefixAwareId?: string | undefined;
}

export interface InvokeEndpointOutput {
  Body: Blob;
  ContentType?: string | undefined;
  InvokedProductionVariant?: string | undefined;
  CustomAttributes?: string | undefined;
  NewSessionId?: string | undefined;
  ClosedSessionId?: string | undefined;
}

export interface InvokeEndpointWithResponseStreamInput {
  EndpointName: string;
  Body: Blob;
  ContentType?: string | undefined;
  Accept?: string | undefined;
  CustomAttributes?: string | undefined;
  TargetVariant?: string | undefined;
  TargetContainerHostname?: string | undefined;
  InferenceId?: string | undefined;
  InferenceComponentName?: string | undefined;
  SessionId?: string | undefined;
  PrefixAwareId?: string | undefined;
}

export interface InvokeEndpointWithResponseStreamOutput {
  Body: EventStream<ResponseStream>;
  ContentType?: string | undefined;
  InvokedProductionVariant?: string | undefined;
  CustomAttributes?: string | undefined;
}

export interface ModelError {
  Message?: string | undefined;
  OriginalStatusCode?: number | undefined;
  OriginalMessage?: string | undefined;
  LogStreamArn?: string | undefined;
}

export interface ModelNotReadyException {
  Message?: string | undefined;
}

export interface ModelStreamError {
  Message?: string | undefined;
  ErrorCode?: string | undefined;
}

export interface PayloadPart {
  Bytes?: Blob | undefined;
}

export interface ResponseStream {
  PayloadPart?: PayloadPart | undefined;
  ModelStreamError?: ModelStreamError | undefined;
  InternalStreamFailure?: InternalStreamFailure | undefined;
}

export interface ServiceUnavailable {
  Message?: string | undefined;
}

export interface ValidationError {
  Message?: string | undefined;
}

export interface Operations {
  InvokeEndpoint: { input: InvokeEndpointInput; output: InvokeEndpointOutput };
  InvokeEndpointAsync: { input: InvokeEndpointAsyncInput; output: InvokeEndpointAsyncOutput };
  InvokeEndpointWithResponseStream: { input: InvokeEndpointWithResponseStreamInput; output: InvokeEndpointWithResponseStreamOutput };
}
