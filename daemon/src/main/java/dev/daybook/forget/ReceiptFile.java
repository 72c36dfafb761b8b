package dev.daybook.forget;

import dev.daybook.api.ForgetReceipt;
import dev.daybook.api.Json;
import dev.daybook.platform.DurableFiles;
import dev.daybook.platform.OperationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Where receipts stand: each in its operation's folder. */
final class ReceiptFile {

    private static final String NAME = "forgotten.json";

    private final Path folder;

    /**
     * @param folder one folder an operation
     */
    ReceiptFile(Path folder) {
        this.folder = folder;
    }

    void write(ForgetReceipt receipt) throws IOException {
        Path own = folder.resolve(receipt.operation());
        DurableFiles.privateFolder(own);
        DurableFiles.replace(own.resolve(NAME), Json.MAPPER.writeValueAsBytes(receipt));
    }

    Optional<ForgetReceipt> read(String operation) throws IOException {
        if (!OperationId.fits(operation)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Json.MAPPER.readValue(
                    Files.readAllBytes(folder.resolve(operation).resolve(NAME)), ForgetReceipt.class));
        } catch (NoSuchFileException | JacksonException none) {
            return Optional.empty();
        }
    }
}
