package org.jcachehttp.dynamodb;

import org.jcachehttp.storage.ReadOnlyStorageException;
import org.jcachehttp.storage.StorageException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Translates the SDK's exceptions to exceptions whose messages say how to solve the problem. */
final class DynamoDbErrors {

  private DynamoDbErrors() {}

  /** Returns the exception for a failure of {@code operation}, such as "read an entry". */
  static StorageException translate(String description, String operation, SdkException cause) {
    String message = description + ": cannot " + operation + ": ";
    if (cause instanceof AwsServiceException answer) {
      return serviceError(message, answer);
    }
    String remedy = isTimeout(cause) ? TIMEOUT_REMEDY : clientErrorRemedy(cause);
    return new StorageException(message + cause.getMessage() + remedy, cause);
  }

  private static final String TIMEOUT_REMEDY =
      "; timeout: check the network and the region, or raise 'operation-timeout'"
          + " ('bulk-timeout' for many entries or a large one)";

  private static boolean isTimeout(SdkException cause) {
    return cause instanceof ApiCallTimeoutException
        || cause instanceof ApiCallAttemptTimeoutException;
  }

  private static String clientErrorRemedy(SdkException cause) {
    return String.valueOf(cause.getMessage()).contains("credentials")
        ? "; configure credentials in the environment, a profile (option 'profile') or an instance"
            + " role, or pass an AwsCredentialsProvider as the property 'credentials'"
        : "; cannot reach the endpoint: check option 'endpoint' or 'region' and the network";
  }

  private static StorageException serviceError(String message, AwsServiceException answer) {
    String code = String.valueOf(answer.awsErrorDetails().errorCode());
    String text = message + answer.awsErrorDetails().errorMessage() + remedy(code, answer);
    return code.equals("AccessDeniedException") && isWriteDenied(text)
        ? new ReadOnlyStorageException(text, answer)
        : new StorageException(text, answer);
  }

  private static boolean isWriteDenied(String text) {
    return text.matches("(?s).*dynamodb:(PutItem|UpdateItem|DeleteItem|BatchWriteItem).*");
  }

  private static String remedy(String code, AwsServiceException answer) {
    if (answer.isThrottlingException()) {
      return "; throttled (" + code + "): increase the table's capacity, or use on-demand mode";
    }
    return switch (code) {
      case "ResourceNotFoundException" ->
          "; no such table in this region: create it, or set create-table=true";
      case "AccessDeniedException" -> "; allow this action on the table in the IAM policy";
      case "UnrecognizedClientException",
          "InvalidSignatureException",
          "IncompleteSignatureException",
          "ExpiredTokenException",
          "MissingAuthenticationTokenException" ->
          "; the credentials are invalid or expired (" + code + ")";
      case "ValidationException" ->
          "; the table's key must be two strings with the names of the options 'partition-key' and"
              + " 'sort-key'";
      default -> " (" + code + ")";
    };
  }
}
