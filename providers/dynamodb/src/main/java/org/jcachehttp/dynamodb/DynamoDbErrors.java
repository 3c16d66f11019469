package org.jcachehttp.dynamodb;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jcachehttp.storage.ReadOnlyStorageException;
import org.jcachehttp.storage.StorageConfigurationException;
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
    if (String.valueOf(cause.getMessage()).contains("credentials")) {
      return new StorageConfigurationException(message + NO_CREDENTIALS, cause);
    }
    String remedy = isTimeout(cause) ? TIMEOUT_REMEDY : ENDPOINT_REMEDY;
    return new StorageException(message + cause.getMessage() + remedy, cause);
  }

  private static final Set<String> INVALID_CREDENTIALS =
      Set.of(
          "UnrecognizedClientException",
          "InvalidSignatureException",
          "IncompleteSignatureException",
          "ExpiredTokenException",
          "MissingAuthenticationTokenException");

  /** The service refuses the client as it is configured, until that is changed. */
  private static final Set<String> REFUSALS =
      Stream.concat(
              INVALID_CREDENTIALS.stream(),
              Stream.of(
                  "AccessDeniedException", "ResourceNotFoundException", "ValidationException"))
          .collect(Collectors.toUnmodifiableSet());

  /** In the place of the SDK's message, which lists the failure of each provider in its chain. */
  private static final String NO_CREDENTIALS =
      "there are no AWS credentials: pass an AwsCredentialsProvider as the property 'credentials',"
          + " or configure the environment, a profile (option 'profile') or an instance role";

  static final String NOT_OPENED_YET =
      ": the table is not open yet: it is being created, or the service does not answer; check"
          + " option 'endpoint' or 'region' and the network";

  private static final String ENDPOINT_REMEDY =
      "; cannot reach the endpoint: check option 'endpoint' or 'region' and the network";

  private static final String TIMEOUT_REMEDY =
      "; timeout: check the network and the region, or raise 'operation-timeout'"
          + " ('bulk-timeout' for many entries or a large one)";

  private static boolean isTimeout(SdkException cause) {
    return cause instanceof ApiCallTimeoutException
        || cause instanceof ApiCallAttemptTimeoutException;
  }

  private static StorageException serviceError(String message, AwsServiceException answer) {
    String code = String.valueOf(answer.awsErrorDetails().errorCode());
    String text = message + answer.awsErrorDetails().errorMessage() + remedy(code, answer);
    if (code.equals("AccessDeniedException") && isWriteDenied(text)) {
      return new ReadOnlyStorageException(text, answer);
    }
    return REFUSALS.contains(code)
        ? new StorageConfigurationException(text, answer)
        : new StorageException(text, answer);
  }

  private static boolean isWriteDenied(String text) {
    return text.matches("(?s).*dynamodb:(PutItem|UpdateItem|DeleteItem|BatchWriteItem).*");
  }

  private static String remedy(String code, AwsServiceException answer) {
    if (answer.isThrottlingException()) {
      return "; throttled (" + code + "): increase the table's capacity, or use on-demand mode";
    }
    if (INVALID_CREDENTIALS.contains(code)) {
      return "; the credentials are invalid or expired (" + code + ")";
    }
    return switch (code) {
      case "ResourceNotFoundException" ->
          "; no such table in this region: create it, or set create-table=true";
      case "AccessDeniedException" -> "; allow this action on the table in the IAM policy";
      case "ValidationException" ->
          "; the table's key must be two strings with the names of the options 'partition-key' and"
              + " 'sort-key'";
      default -> " (" + code + ")";
    };
  }
}
