package org.jcachehttp.dynamodb;

import org.jcachehttp.storage.ReadOnlyStorageException;
import org.jcachehttp.storage.StorageException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** The SDK's errors in words that help. */
final class DynamoDbErrors {

  private DynamoDbErrors() {}

  /** The exception for a failure of {@code operation} ("read an entry"); the cause is kept. */
  static StorageException translate(String description, String operation, SdkException cause) {
    String message = description + ": cannot " + operation + ": ";
    if (cause instanceof AwsServiceException answer) {
      return refused(message, answer);
    }
    String remedy = isTimeout(cause) ? TIMEOUT_REMEDY : remedyWithoutAnswer(cause);
    return new StorageException(message + cause.getMessage() + remedy, cause);
  }

  private static final String TIMEOUT_REMEDY =
      "; no answer came in time: look at the network and the region, or raise 'operation-timeout'"
          + " ('bulk-timeout' for many entries or a large one)";

  private static boolean isTimeout(SdkException cause) {
    return cause instanceof ApiCallTimeoutException
        || cause instanceof ApiCallAttemptTimeoutException;
  }

  private static String remedyWithoutAnswer(SdkException cause) {
    return String.valueOf(cause.getMessage()).contains("credentials")
        ? "; give credentials by the environment, a profile (option 'profile'), a role of the"
            + " machine, or an AwsCredentialsProvider as the property 'credentials'"
        : "; the endpoint cannot be reached: check option 'endpoint' or 'region' and the network";
  }

  private static StorageException refused(String message, AwsServiceException answer) {
    String code = String.valueOf(answer.awsErrorDetails().errorCode());
    String text = message + answer.awsErrorDetails().errorMessage() + remedy(code, answer);
    return code.equals("AccessDeniedException") && isAboutWriting(text)
        ? new ReadOnlyStorageException(text, answer)
        : new StorageException(text, answer);
  }

  private static boolean isAboutWriting(String text) {
    return text.matches("(?s).*dynamodb:(PutItem|UpdateItem|DeleteItem|BatchWriteItem).*");
  }

  private static String remedy(String code, AwsServiceException answer) {
    if (answer.isThrottlingException()) {
      return "; DynamoDB throttled it (" + code + "): raise the table's capacity, or use on-demand";
    }
    return switch (code) {
      case "ResourceNotFoundException" ->
          "; there is no such table in this region: create it, or set create-table=true";
      case "AccessDeniedException" ->
          "; allow what is named there in the IAM policy, for the table";
      case "UnrecognizedClientException",
          "InvalidSignatureException",
          "IncompleteSignatureException",
          "ExpiredTokenException",
          "MissingAuthenticationTokenException" ->
          "; these credentials are not valid, here or any more (" + code + ")";
      case "ValidationException" ->
          "; the table's key must be two texts, called as 'partition-key' and 'sort-key' say";
      default -> " (" + code + ")";
    };
  }
}
