// SPDX-License-Identifier: Apache-2.0
package dev.switchback.engine.mysql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.switchback.database.Database;
import dev.switchback.engine.ToolAccess;
import dev.switchback.engine.ToolCall;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class MysqlLoginTest {

    private static ToolCall call(Flavor flavor, String url, String password, boolean encrypted) {
        ToolAccess access = ToolAccess.of(new Database(url, "me", password, "shop"), encrypted);
        return new MysqlLogin(access, flavor, Path.of("/private")).call(List.of());
    }

    private static String options(Flavor flavor, String parameters, boolean encrypted) {
        String product = flavor == Flavor.MYSQL ? "mysql" : "mariadb";
        return call(flavor, "jdbc:" + product + "://db:3307/shop" + parameters, "s3cret", encrypted)
                .files()
                .values()
                .iterator()
                .next();
    }

    @Test
    void aPasswordIsQuotedAsOptionFilesAreRead() {
        assertThat(call(Flavor.MYSQL, "jdbc:mysql://db/shop", "a#b\"c\\d 'e'", false)
                        .files()
                        .get("options.cnf"))
                .contains("\npassword=\"a#b\\\"c\\\\d 'e'\"\n")
                .contains("host=\"db\"", "port=\"3306\"", "user=\"me\"", "protocol=\"tcp\"");
    }

    @Test
    void encryptionIsWhatTheDriverWasTold() {
        assertThat(options(Flavor.MYSQL, "?sslMode=VERIFY_CA&serverSslCert=/ca.pem", true))
                .contains("ssl-mode=\"VERIFY_CA\"", "ssl-ca=\"/ca.pem\"");
        assertThat(options(Flavor.MYSQL, "?useSSL=false", false)).contains("ssl-mode=\"DISABLED\"");
        assertThat(options(Flavor.MYSQL, "?allowPublicKeyRetrieval=true", true))
                .contains("ssl-mode=\"REQUIRED\"", "get-server-public-key=\"1\"");
        assertThat(options(Flavor.MARIADB, "", false)).contains("ssl=\"0\"");
        assertThat(options(Flavor.MARIADB, "?sslMode=trust", true))
                .contains("ssl=\"1\"", "ssl-verify-server-cert=\"0\"");
        assertThat(options(Flavor.MARIADB, "?sslMode=verify-full", true)).contains("ssl-verify-server-cert=\"1\"");
    }

    @Test
    void whatCannotBePassedOnIsTold() {
        assertThat(call(Flavor.MYSQL, "jdbc:mysql://db/shop?trustCertificateKeyStoreUrl=file:/store.jks", "x", true)
                        .remarks())
                .singleElement()
                .asString()
                .contains("trustcertificatekeystoreurl", "only Java reads");
        assertThat(call(Flavor.MYSQL, "jdbc:mysql://db/shop", "x", true).remarks())
                .isEmpty();
    }

    @Test
    void nothingSecretIsAnArgumentOrShown() {
        ToolCall call = call(Flavor.MYSQL, "jdbc:mysql://db/shop", "s3cret", false);

        assertThat(call.toString() + call.arguments() + call.environment()).doesNotContain("s3cret");
    }
}
